import type { AssembledStack } from '../../delivery/model/assembly';
import type { Change } from '../../delivery/model/change-set';
import type { SavedPlan } from '../../delivery/ports/terraform';
import { change, ScriptedTerraform } from './scripted-terraform';

/** A Terraform whose plans follow from what was applied: empty where a stack stands at its digest, else a change. */
export class FollowingTerraform extends ScriptedTerraform {
  /** The digest that each stack was applied with last. */
  readonly standing = new Map<string, string>();
  private readonly steps = new Map<string, readonly Change[]>();

  /** What a plan holds that takes a stack to a digest; an update of a warehouse where nothing is said. */
  leads(stack: string, digest: string, ...changes: Change[]): this {
    this.steps.set(`${stack} ${digest}`, changes);
    return this;
  }

  override plan(stack: AssembledStack): Promise<SavedPlan> {
    const { id, digest } = stack;
    const action = this.standing.has(id) ? 'update' : 'create';
    const step = this.steps.get(`${id} ${digest}`) ?? [change(action)];
    this.will(id, ...(this.standing.get(id) === digest ? [] : step));
    return super.plan(stack);
  }

  override async apply(stack: AssembledStack): Promise<void> {
    await super.apply(stack);
    this.standing.set(stack.id, stack.digest);
  }
}
