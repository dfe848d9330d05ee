import type { Environment } from '../../environments/schema/environment';
import { irreversible } from '../assess/irreversible/irreversible';
import { type Assembly, stacksOf } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import type { LedgerEntry } from '../model/ledger-entry';
import type { PlannedStack } from '../model/planned-stack';
import type { Orphan } from '../model/proposal';
import type { Refusal } from '../model/refusal';
import { type Release, releaseName } from '../model/release';
import type { ForeseenRollback, Rollback } from '../model/rollback';
import { foresee } from '../pipeline';
import { affectedStacks } from '../plan/affected-stacks';
import { orphans } from '../plan/orphans';
import { plan } from '../plan/plan';
import type { World } from '../ports/world';
import { trusted } from '../promote/trusted';
import { tagRefusals } from '../release/tag-refusals';
import { recordOf } from '../review/publish';
import type { ReviewOf } from '../review/review-of';
import { type Choice, chooseTarget, goodReleases } from '../rollback/choose-target';
import { forwardOnly } from '../rollback/forward-only';
import { releaseCalled } from '../rollback/release-called';
import { withRulesOf } from '../rollback/with-rules-of';
import { synth } from '../synth/synth';
import { gateOf } from '../turn/gate-of';

/** How far back a release is looked for that the newest entries do not have: each entry is a request to GitHub. */
const FAR_BACK = 100;

/** What shall go back, and where to. */
export interface RollbackAsked {
  /** The environment as the tree has it that holds the rules now. */
  readonly rules: Environment;
  /** A tag or a commit; the last release that was verified before the one that stands when left out. */
  readonly to?: string | undefined;
}

/**
 * A rollback as it would be, with everything that speaks against it: planned against the world, and nothing is written.
 * @throws DeliveryError `Usage` for a release that nobody knows, `Held` for one that cannot be gone back to, `Refused`
 *   for a tag that was moved.
 */
export async function foreseeRollback({ rules, to }: RollbackAsked, world: World): Promise<ForeseenRollback> {
  const { history, target, replaces, resumes } = await chosen({ rules, to }, world);
  const assembly = withRulesOf(rules, await synth(target, world));
  const environment = assembly.environments.find(({ name }) => name === rules.name);
  if (environment === undefined) {
    throw held(`${releaseName(target)} has no environment ${rules.name}, so that it says nothing of what stands there`);
  }
  const rollback = { release: target, assembly, environment, replaces };
  const stacks = stacksOf(assembly, rules.name);
  const affected = affectedStacks(stacks, trusted(history));
  const planned = await plan(affected, { assembly }, world);
  const left = await leftBehind(rollback, history, world);
  return judged({ rollback, planned, left, unaffected: stacks.length - planned.length, resumes }, world);
}

/** The releases whose assemblies a rollback looks at, beside the rules: where it goes, and what it takes back. */
export async function rollbackNeeds(
  { environment, to }: { readonly environment: string; readonly to?: string | undefined },
  world: World,
): Promise<Release[]> {
  const { target, replaces } = await chosen({ rules: { name: environment }, to }, world);
  return [target, replaces];
}

/** What a gate says of the plans of a rollback, given what its reviewers were shown. */
export function gateRefusals(
  { rollback, planned, resumes }: Pick<ForeseenRollback, 'rollback' | 'planned' | 'resumes'>,
  review: ReviewOf,
): Refusal[] {
  const judge = gateOf(review, { ...rollback, resumes, isFirst: false });
  return planned.flatMap((one) => (one.kind === 'planned' ? judge(one.stack, one.plan).refusals : []));
}

interface Found extends Pick<ForeseenRollback, 'rollback' | 'planned' | 'resumes'> {
  readonly left: readonly Orphan[];
  readonly unaffected: number;
}

function judged({ rollback, planned, left, unaffected, resumes }: Found, world: World): ForeseenRollback {
  const { release, assembly, environment } = rollback;
  const now = world.clock.now();
  const all = foresee({ release, assembly, planned, orphans: left }, now);
  const environments = all.environments.filter(({ name }) => name === environment.name);
  const assessments = environments.flatMap(({ stacks }) =>
    stacks.flatMap((one) => (one.kind === 'planned' ? [one.assessment] : [])),
  );
  const lost = irreversible(assessments);
  const record = recordOf({ proposal: { ...all, environments }, planned, pullRequest: null, at: now }, world.trust);
  const asked = gateRefusals({ rollback, planned, resumes }, { review: record, approvedBy: [] });
  const refusals = [
    ...planned.flatMap(unplanned),
    ...forwardOnly(lost, rollback),
    ...asked.filter(({ rule }) => rule !== 'approvals'),
  ];
  const told = environments.map((one) => ({ ...one, refusals }));
  const proposal = { ...all, environments: told, unaffected, irreversible: lost };
  return { rollback, planned, proposal, refusals, approvals: environments[0]?.approvals ?? 0, resumes };
}

/** What cannot be planned cannot be judged: a rollback goes the whole way or not at all. */
function unplanned(one: PlannedStack): Refusal[] {
  if (one.kind === 'planned') return [];
  if (one.kind === 'refused') return [...one.refusals];
  const why = one.kind === 'failed' ? one.because : `it waits for ${one.waitsFor.join(', ')}, which has no state`;
  return [{ rule: 'plan', sentence: `${one.stack.id} could not be planned: ${why}` }];
}

/** Of the rules, only whose they are. */
type Choosing = Pick<RollbackAsked, 'to'> & { readonly rules: Pick<Environment, 'name'> };

interface Chosen extends Choice {
  readonly history: readonly LedgerEntry[];
}

async function chosen(asked: Choosing, world: World): Promise<Chosen> {
  const near = await chosenIn(await world.ledger.entries(asked.rules.name), asked, world);
  const choice = 'rule' in near ? await chosenIn(await farBack(asked, world), asked, world) : near;
  if ('rule' in choice) throw held(choice.sentence);
  await refuseMoved(choice.target, choice.history, world);
  return choice;
}

function farBack({ rules }: Choosing, { ledger }: World): Promise<LedgerEntry[]> {
  return ledger.entries(rules.name, FAR_BACK);
}

async function chosenIn(
  history: readonly LedgerEntry[],
  { rules, to }: Choosing,
  { source }: World,
): Promise<Chosen | Refusal> {
  const standing = { environment: rules.name, history };
  const asked = to === undefined ? null : await releaseCalled(to, goodReleases(standing), source);
  const choice = chooseTarget(standing, asked);
  return 'rule' in choice ? choice : { ...choice, history };
}

/** What was verified is what the tag and the commit still mean. */
async function refuseMoved(target: Release, history: readonly LedgerEntry[], { source }: World): Promise<void> {
  const { tag, commit, tree } = target;
  const moved = tag === undefined ? [] : tagRefusals(await source.releaseTag(tag), history);
  if (moved.length > 0) throw new DeliveryError('Refused', moved.join('\n'));
  const found = await source.resolve(commit);
  if (found.tree === tree) return;
  throw new DeliveryError(
    'Refused',
    `the ledger says that ${releaseName(target)} is tree ${tree}, and its commit has ${found.tree}`,
  );
}

/** Stacks that only the release has that is taken back: a rollback leaves them, for somebody to look at. */
async function leftBehind(
  { environment, assembly, replaces }: Rollback,
  history: readonly LedgerEntry[],
  world: World,
): Promise<Orphan[]> {
  const present = new Set(stacksOf(assembly, environment.name).map(({ id }) => id));
  const entry = history.find(({ release }) => release.tree === replaces.tree);
  if (Object.keys(entry?.digests ?? {}).every((id) => present.has(id))) return [];
  const before: Assembly = await synth(replaces, world);
  return orphans({ ...before, stacks: stacksOf(before, environment.name) }, assembly, world);
}

function held(sentence: string): DeliveryError {
  return new DeliveryError('Held', sentence);
}
