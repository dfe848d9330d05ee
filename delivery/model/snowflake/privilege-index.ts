import { inOrder } from '../in-order';
import type { Privilege } from './statement';

/** Every privilege there is, once, numbered in the order of what it is on and what it allows. */
export class PrivilegeIndex {
  readonly all: readonly Privilege[];
  readonly #numbers = new Map<Privilege, number>();
  /** By what it is on: the number of the first privilege on it. */
  readonly #first = new Map<string, number>();

  constructor(privileges: Iterable<Privilege>) {
    const all: Privilege[] = [];
    for (const privilege of [...new Set(privileges)].sort(byOnWhat)) {
      const last = all.at(-1);
      if (last === undefined || byOnWhat(last, privilege) !== 0) all.push(privilege);
      if (last?.on !== privilege.on) this.#first.set(privilege.on, all.length - 1);
      this.#numbers.set(privilege, all.length - 1);
    }
    this.all = all;
  }

  /** The number of a privilege; `undefined` where nobody was granted it. */
  numberOf(privilege: Privilege): number | undefined {
    return this.#numbers.get(privilege) ?? this.#on(privilege.on, (other) => byOnWhat(other, privilege) === 0)[0];
  }

  /**
   * The numbers of the other privileges that allow all that this one does. Ownership counts as every privilege on the
   * object itself, none on what is in it: its owner can grant the rest to itself (Snowflake documentation, "GRANT
   * OWNERSHIP"). All privileges count as each but ownership.
   */
  greaterThan(number: number): number[] {
    const privilege = this.all[number];
    if (privilege === undefined) return [];
    const { on, what, grantable } = privilege;
    return this.#on(on, (other) => {
      if (other === privilege) return false;
      if (other.what === 'OWNERSHIP' && what !== 'OWNERSHIP') return true;
      const includes = other.what === what || (other.what === 'ALL PRIVILEGES' && what !== 'OWNERSHIP');
      return includes && (other.grantable || !grantable);
    });
  }

  #on(object: string, wanted: (privilege: Privilege) => boolean): number[] {
    const numbers: number[] = [];
    for (let number = this.#first.get(object); number !== undefined; number += 1) {
      const privilege = this.all[number];
      if (privilege?.on !== object) return numbers;
      if (wanted(privilege)) numbers.push(number);
    }
    return numbers;
  }
}

function byOnWhat(a: Privilege, b: Privilege): number {
  return inOrder(a.on, b.on) || inOrder(a.what, b.what) || Number(a.grantable) - Number(b.grantable);
}
