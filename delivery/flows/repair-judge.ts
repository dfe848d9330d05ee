import type { Environment } from '../../environments/schema/environment';
import type { Judge } from '../apply/apply';
import { assess } from '../assess/assess';
import { environmentCost } from '../assess/cost/cost-delta';
import type { KeptDrift } from '../drift/kept-drifts';
import { repairVerdict } from '../gate/repair-verdict';
import type { AssembledStack, Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import type { World } from '../ports/world';
import { openDriftIssues } from './keep-drift-issues';

/** A repair of one environment. */
export interface RepairTask {
  readonly environment: Environment;
  readonly release: Release;
  readonly assembly: Assembly;
  /** The stacks that drifted. */
  readonly stacks: readonly AssembledStack[];
}

/**
 * Holds each plan to what the issue of its stack shows, and to who approved that.
 * @throws DeliveryError `Refused` where a stack has no issue, or one that somebody edited: it shows nobody knows what.
 */
export async function repairJudge(
  { environment, assembly, release, stacks }: RepairTask,
  world: World,
): Promise<Judge> {
  const { byStack } = await openDriftIssues(world);
  const kept = new Map(stacks.map(({ id }) => [id, believed(id, byStack.get(id))]));
  const approvals = await approvalsOf(kept, world);
  return ({ id, digest }, { changeSet, state, providers }) => {
    const issue = kept.get(id);
    if (issue === undefined) throw new Error(`${id} is not among the stacks to repair`);
    const applying = { assessment: assess(changeSet), synthDigest: digest, state, providers, tree: release.tree };
    const cost = environmentCost([changeSet], environment, assembly.environments);
    const shown = { digest: issue.facts.digest, issue: issue.issue.number };
    const approvedBy = approvals.get(id) ?? [];
    return repairVerdict({ environment, applying, approvedBy, cost, shown, now: world.clock.now() });
  };
}

function believed(stack: string, kept: KeptDrift | undefined): KeptDrift {
  const look = `run npx sluice drift ${stack}, and look at what it shows`;
  if (kept?.facts.kind !== 'drift') {
    throw new DeliveryError('Refused', `${stack}: no open issue shows its drift; ${look}`);
  }
  if (kept.isIntact) return kept;
  throw new DeliveryError('Refused', `${stack}: somebody edited the text of issue #${kept.issue.number}; ${look}`);
}

async function approvalsOf(
  kept: ReadonlyMap<string, KeptDrift>,
  { issues }: Pick<World, 'issues'>,
): Promise<Map<string, string[]>> {
  const found = [...kept].map(async ([id, { issue, facts }]) => {
    const shown = { digest: facts.digest, since: new Date(facts.since) };
    return [id, await issues.approvals(issue.number, shown)] as const;
  });
  return new Map(await Promise.all(found));
}
