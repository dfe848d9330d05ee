import { open, settle } from '../../../delivery/pipeline';
import { isEmpty } from '../../../delivery/model/change-set';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import { LIVE } from '../../../delivery/model/ledger-entry';
import type { Outcome, Promotion } from '../../../delivery/model/promotion';
import type { World } from '../../../delivery/ports/world';
import { reviewOf } from '../../../delivery/review/review-of';
import { gateOf } from '../../../delivery/turn/gate-of';
import type { LaidOut } from '../../../delivery/turn/laid-out';
import { StackTurn } from '../../../delivery/turn/stack-turn';

/** One job: a stack, planned, judged and applied under an entry, as the gate before Terraform does it. */
export async function job(id: string, entry: string, { promotion, world }: Run): Promise<void> {
  const { release, assembly } = promotion;
  const stack = assembly.stacks.find((one) => one.id === id)!;
  const turn = await StackTurn.of({ id: entry, release, stack }, world);
  if (turn === null) return;
  const plan = await world.terraform.plan(stack);
  const judge = gateOf(await reviewOf(release, world), {
    release,
    assembly,
    isFirst: turn.isFirst,
    resumes: turn.resumes,
  });
  const { refusals } = isEmpty(plan.changeSet) ? { refusals: [] } : judge(stack, plan);
  if (refusals.length > 0) {
    await turn.refused(refusals);
    throw new DeliveryError('Refused', refusals.map(({ sentence }) => sentence).join('\n'));
  }
  const failures: DeliveryError[] = [];
  await turn.apply(isEmpty(plan.changeSet) ? 'unchanged' : 'changed', async () => {
    if (isEmpty(plan.changeSet)) return null;
    await world.terraform.apply(stack, plan).catch((error: unknown) => {
      // What kills a process is told by nobody.
      if (!(error instanceof DeliveryError)) throw error;
      failures.push(error);
    });
    return failures.length === 0 ? null : 'terraform apply exited 1';
  });
  for (const failure of failures) throw failure;
}

/** What every job of a run has in common. */
export interface Run {
  readonly promotion: Promotion;
  readonly world: World;
}

/** The jobs of a workflow's run for one environment, which GitHub can start again after they failed. */
export class JobRun {
  opened: LaidOut | Outcome | null = null;
  outcome: Outcome | null = null;
  /** What did not succeed, by the name of its job. */
  readonly failed = new Map<string, Error>();
  private readonly succeeded = new Set<string>();

  constructor(private readonly promotion: Promotion) {}

  /** One attempt: what succeeded before is not run again, as with "Re-run failed jobs". A job that fails stops no other. */
  async attempt(worldOf: (job: string) => World): Promise<void> {
    this.failed.clear();
    await this.one(
      'open',
      async (world) => {
        this.opened = await open(this.promotion, world);
      },
      worldOf,
    );
    if (this.opened?.kind !== 'entered' || this.failed.has('open')) return;
    const { entry, waves } = this.opened;
    for (const id of waves.flat()) {
      await this.one(id, (world) => job(id, entry, { promotion: this.promotion, world }), worldOf);
    }
    // A job that waits for others is run again with them.
    if (this.failed.size > 0) this.succeeded.delete('settle');
    await this.one(
      'settle',
      async (world) => {
        this.outcome = await settle(this.promotion, entry, world);
        if (this.outcome.kind === 'unverified' || this.outcome.kind === 'held') throw new Error(this.outcome.kind);
      },
      worldOf,
    );
  }

  private async one(name: string, work: (world: World) => Promise<unknown>, worldOf: (job: string) => World) {
    if (this.succeeded.has(name)) return;
    try {
      await work(worldOf(name));
      this.succeeded.add(name);
    } catch (error) {
      this.failed.set(name, error as Error);
    }
  }
}

/** Whether nobody carries an entry of an environment. */
export async function isQuiet(environment: string, { ledger }: Pick<World, 'ledger'>): Promise<boolean> {
  return (await ledger.entries(environment)).every(({ state }) => !LIVE.has(state) && state !== 'abandoned');
}
