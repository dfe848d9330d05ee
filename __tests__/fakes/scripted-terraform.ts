import type { AssembledStack } from '../../delivery/model/assembly';
import { type Action, type Change, type ChangeSet, emptyChangeSet } from '../../delivery/model/change-set';
import type { StateResource } from '../../delivery/model/state-resource';
import type { Plan } from '../../delivery/model/plan';
import type { SavedPlan, Terraform } from '../../delivery/ports/terraform';

const PROVIDERS: Readonly<Record<string, string>> = {
  aws: 'hashicorp/aws',
  github: 'integrations/github',
  snowflake: 'snowflakedb/snowflake',
};

/** A Terraform whose plans a test writes: applying a plan uses it up, so that the next one is empty. */
export class ScriptedTerraform implements Terraform {
  /** What was done, in order: `plan dev-lake`, `apply dev-lake`. */
  readonly calls: string[] = [];
  /** Plan files that nobody has discarded. */
  readonly kept: string[] = [];
  private readonly pending = new Map<string, Partial<ChangeSet>>();
  private readonly states = new Map<string, StateResource[]>();
  private readonly applied = new Set<string>();
  private readonly broken = new Map<string, Error>();

  /** The next plans of a stack hold these changes, until one is applied. */
  will(stack: string, ...changes: Change[]): this {
    return this.plans(stack, { changes });
  }

  /** The next plans of a stack hold this, until one is applied: drift, outputs, checks, what is unchanged. */
  plans(stack: string, parts: Partial<ChangeSet>): this {
    this.pending.set(stack, parts);
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

  /** Applying a stack works again. */
  mends(stack: string): this {
    this.broken.delete(stack);
    return this;
  }

  plan({ id }: AssembledStack): Promise<SavedPlan> {
    this.calls.push(`plan ${id}`);
    const file = `${id}.plan`;
    this.kept.push(file);
    const plan = planOf(id, this.pending.get(id));
    const state = this.applied.has(id) || this.states.has(id) ? plan.state : null;
    return Promise.resolve({ ...plan, state, file });
  }

  /** Deletes what the state of the stack holds. */
  planDestroy({ id }: AssembledStack): Promise<SavedPlan> {
    this.calls.push(`plan destroy ${id}`);
    const file = `${id}.destroy.plan`;
    this.kept.push(file);
    const held = this.states.get(id) ?? [];
    return Promise.resolve({ ...planOf(id, { changes: held.map(({ address }) => change('delete', address)) }), file });
  }

  apply({ id }: AssembledStack, { file }: Pick<SavedPlan, 'file'> = { file: '' }): Promise<void> {
    const destroys = file.endsWith('.destroy.plan');
    this.calls.push(`${destroys ? 'destroy' : 'apply'} ${id}`);
    this.applied.add(id);
    const error = this.broken.get(id);
    if (error !== undefined) return Promise.reject(error);
    if (destroys) this.states.set(id, []);
    else this.pending.delete(id);
    return Promise.resolve();
  }

  discard({ file }: SavedPlan): Promise<void> {
    this.kept.splice(0, Infinity, ...this.kept.filter((one) => one !== file));
    return Promise.resolve();
  }

  state({ id }: AssembledStack): Promise<StateResource[]> {
    return Promise.resolve(this.states.get(id) ?? []);
  }
}

/** A change of one object: empty before a create and after a delete, else without an attribute; `parts` says the rest. */
export function change(action: Action, address = 'snowflake_warehouse.BI', parts: Partial<Change> = {}): Change {
  const [type = ''] = address.split('.');
  return {
    address,
    mode: action === 'read' ? 'data' : 'managed',
    type,
    provider: `registry.terraform.io/${PROVIDERS[type.split('_')[0] ?? ''] ?? 'hashicorp/null'}`,
    action,
    createdFirst: false,
    deposed: null,
    reason: null,
    before: action === 'create' || action === 'read' ? null : {},
    after: action === 'delete' || action === 'forget' ? null : {},
    replacedBecause: [],
    movedFrom: null,
    importedAs: null,
    ...parts,
  };
}

/** A plan of one stack by Terraform 1.11.4, of the first version of its state. */
export function planOf(stack: string, parts: Partial<ChangeSet> = {}): Plan {
  const changeSet = { ...emptyChangeSet(stack, '1.11.4'), ...parts };
  return { changeSet, state: { lineage: `lineage-of-${stack}`, serial: 1 }, providers: {} };
}
