import { BitSet } from './bit-set';
import { groupsOf } from './groups-of';
import type { PrivilegeIndex } from './privilege-index';
import type { RoleGraph } from './role-graph';
import type { Principal } from './statement';

/**
 * The privileges of every principal, through every role that it holds. Each grant and each edge of the graph is looked
 * at once: principals that hold each other share one set, made from the sets of the roles below.
 */
export class EffectiveAccess {
  readonly #graph: RoleGraph;
  readonly #index: PrivilegeIndex;
  readonly #sets: (BitSet | undefined)[] = [];
  readonly #nothing: BitSet;

  /** @param index of all the privileges in the graph, and maybe more. */
  constructor(graph: RoleGraph, index: PrivilegeIndex) {
    this.#graph = graph;
    this.#index = index;
    this.#nothing = new BitSet(index.all.length);
    for (const group of groupsOf(graph.principals.length, graph.rolesOf)) this.#join(group);
  }

  /** The numbers of a principal's privileges. */
  of(principal: Principal): BitSet {
    const number = this.#graph.numberOf.get(principal);
    if (number === undefined) return this.#nothing;
    const joined = this.#sets[number];
    if (joined !== undefined) return joined;
    const own = new BitSet(this.#index.all.length);
    this.#addOwn(number, own);
    return own;
  }

  /** Whether a principal may do something, be it by a greater privilege on the same object. */
  allows(principal: Principal, privilege: number): boolean {
    const held = this.of(principal);
    return held.has(privilege) || this.#index.greaterThan(privilege).some((greater) => held.has(greater));
  }

  /** A role that holds no other needs no set of its own: its grants go into the sets above. */
  #join(group: readonly number[]): void {
    const [first] = group;
    if (group.length === 1 && first !== undefined && this.#graph.rolesOf(first).length === 0) return;
    const joined = new BitSet(this.#index.all.length);
    for (const member of group) this.#sets[member] = joined;
    const below = new Set<BitSet>([joined]);
    for (const member of group) {
      this.#addOwn(member, joined);
      for (const role of this.#graph.rolesOf(member)) {
        const set = this.#sets[role];
        if (set === undefined) this.#addOwn(role, joined);
        else if (!below.has(set)) joined.addAll(set);
        if (set !== undefined) below.add(set);
      }
    }
  }

  #addOwn(principal: number, set: BitSet): void {
    for (const privilege of this.#graph.privilegesOf(principal)) {
      const number = this.#index.numberOf(privilege);
      if (number !== undefined) set.add(number);
    }
  }
}
