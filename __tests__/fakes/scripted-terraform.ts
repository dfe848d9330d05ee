import type { AssembledStack } from '../../delivery/model/assembly';
import type { Change } from '../../delivery/model/stack-plan';
import type { StateResource } from '../../delivery/model/state-resource';
import type { SavedPlan, Terraform } from '../../delivery/ports/terraform';

/** A Terraform whose plans a test writes: applying a plan uses it up, so that the next one is empty. */
export class ScriptedTerraform implements Terraform {
  /** What was done, in order: `plan dev-lake`, `apply dev-lake`. */
  readonly calls: string[] = [];
  private readonly pending = new Map<string, readonly Change[]>();
  private readonly states = new Map<string, StateResource[]>();
  private readonly broken = new Map<string, Error>();

  /** The next plans of a stack hold these changes, until one is applied. */
  will(stack: string, ...changes: Change[]): this {
    this.pending.set(stack, changes);
    return this;
  }

  /** A stack's state holds these resources. */
  has(stack: string, ...resources: StateResource[]): this {
    this.states.set(stack, resources);
    return this;
  }

  /** Applying a stack fails. */
  breaks(stack: string, error: Error): this {
    this.broken.set(stack, error);
    return this;
  }

  plan({ id }: AssembledStack): Promise<SavedPlan> {
    this.calls.push(`plan ${id}`);
    const changes = this.pending.get(id) ?? [];
    return Promise.resolve({ stack: id, changes, outputs: [], drifted: [], file: `${id}.plan` });
  }

  apply({ id }: AssembledStack): Promise<void> {
    this.calls.push(`apply ${id}`);
    const error = this.broken.get(id);
    if (error !== undefined) return Promise.reject(error);
    this.pending.delete(id);
    return Promise.resolve();
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }

  state({ id }: AssembledStack): Promise<StateResource[]> {
    return Promise.resolve(this.states.get(id) ?? []);
  }
}

/** A change of one object. */
export function change(action: Change['action'], address = 'snowflake_warehouse.BI'): Change {
  return { address, type: address.split('.')[0]!, action, attributes: [], replacedBecause: [] };
}
