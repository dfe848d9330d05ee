import { irreversible as irreversibleIn } from '../assess/irreversible/irreversible';
import { type Assembly, stacksOf } from '../model/assembly';
import type { Assessment } from '../model/assessment';
import { DeliveryError } from '../model/delivery-error';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Promotion } from '../model/promotion';
import type { ProposedEnvironment } from '../model/proposal';
import type { Release } from '../model/release';
import type { ReleaseProposal } from '../model/release-proposal';
import { foresee } from '../pipeline';
import { affectedStacks, orphanedStacks } from '../plan/affected-stacks';
import { plan } from '../plan/plan';
import type { World } from '../ports/world';
import { trusted } from '../promote/trusted';
import { printedText } from '../redaction/printed-text';
import { chooseVersion } from '../release/choose-version';
import { mergedPulls } from '../release/merged-pulls';
import { isFrom } from '../release/source-rule';
import { stepOf } from '../release/step-of';
import { tagRefusals } from '../release/tag-refusals';
import { tipRefusals } from '../release/tip-refusals';
import { newestOf, versionName } from '../release/version';
import { releaseMessage } from '../report/release-message';
import { releaseNotes } from '../report/release-notes';
import { fenced } from '../report/text/fenced';
import { synth } from '../synth/synth';

/** What a person asks for. */
export interface ReleaseQuestion {
  readonly release: Release;
  /** A version of their own; left out, the proposal is taken. */
  readonly wanted?: string | undefined;
}

/** A release that may get a version, or has one: at the remote, whoever put it there. */
export type Cut =
  | { readonly kind: 'proposed'; readonly proposal: ReleaseProposal }
  | {
      readonly kind: 'tagged';
      readonly version: string;
      readonly release: Release;
      /** Where its notes are; `null` where nobody has published any. */
      readonly url: string | null;
      readonly refusals: readonly string[];
    };

type Environment = Promotion['environment'];
type CutWorld = Omit<World, 'commands' | 'reviews' | 'trust'>;

/**
 * The version that a release would get, and what it would bring to the first environment that is entered by tag: planned
 * against that environment as it stands. Writes nothing.
 * @throws DeliveryError `Held` where a stack cannot be planned, since nobody knows then what the version brings.
 */
export async function proposeRelease({ release, wanted }: ReleaseQuestion, world: CutWorld): Promise<Cut> {
  // Asked for first: who cannot reach the ledger learns that before anything is planned.
  const { ledger } = world;
  const tags = await world.source.releaseTags();
  const own = newestOf(tags.filter(({ commit }) => commit === release.commit).map(({ name }) => name));
  if (own !== null) return tagged(release, { version: versionName(own), wanted }, world);
  const assembly = await synth(release, world);
  const environment = enteredByTag(assembly);
  const history = await ledger.entries(environment.name);
  const changes = await changesOf({ release, assembly, environment, history }, world);
  const irreversible = irreversibleIn(assessmentsOf(changes));
  const { step, because } = stepOf(changes, irreversible);
  const { refusals, ...chosen } = chooseVersion({ tags: tags.map(({ name }) => name), step, wanted });
  const since = await newestTag(chosen.previous, history, world);
  const refused = [...refusals, ...since.refusals, ...(await standing(release, environment, world))];
  const orphans = orphanedStacks(stacksOf(assembly, environment.name), trusted(history));
  const messages = await world.source.messages(since.commit, release.commit);
  const pulls = mergedPulls(messages).map(({ number, title }) => ({ number, title: printedText(title) }));
  const found = { changes, irreversible, orphans, pulls };
  const proposal = { release, environment: environment.name, ...chosen, step, because, ...found };
  return { kind: 'proposed', proposal: { ...proposal, refusals: refused } };
}

/**
 * Tags what was proposed and publishes its notes, or completes what an earlier run left half done. Returns the address
 * of the notes.
 * @throws DeliveryError `Held` with every reason, before anything is written.
 */
export async function cutRelease(cut: Cut, world: Pick<World, 'source' | 'releases'>): Promise<string> {
  const { version, refusals, release } = cut.kind === 'tagged' ? cut : cut.proposal;
  if (refusals.length > 0) throw new DeliveryError('Held', `${version} is held:\n${refusals.join('\n')}`);
  if (cut.kind === 'tagged') return cut.url ?? (await publishAgain(version, world));
  await world.source.tag(version, release.commit, releaseMessage(cut.proposal));
  return world.releases.publish({ tag: version, title: version, body: releaseNotes(cut.proposal) });
}

/** What the tag says is what the version was made for: by now the plan may hold something else. */
async function publishAgain(
  version: string,
  { source, releases }: Pick<World, 'source' | 'releases'>,
): Promise<string> {
  const { note } = await source.releaseTag(version);
  const body = `${fenced((note?.message ?? '').split('\n'), 'text')}\n`;
  return releases.publish({ tag: version, title: version, body });
}

async function tagged(
  release: Release,
  { version, wanted }: { readonly version: string; readonly wanted: string | undefined },
  { source, releases }: CutWorld,
): Promise<Cut> {
  const other = `this release is ${version} already, and cannot be "${wanted}" as well: a release has one version`;
  const refusals = [
    ...(wanted === undefined || wanted === version ? [] : [other]),
    ...tagRefusals(await source.releaseTag(version), []),
  ];
  return {
    kind: 'tagged',
    version,
    release: { ...release, tag: version },
    url: await releases.find(version),
    refusals,
  };
}

/** The first environment of the path that is entered by tags which are versions. */
function enteredByTag({ environments }: Assembly): Environment {
  const found = environments.find(
    ({ github: { deploysFrom } }) => deploysFrom.kind === 'tag' && isFrom(deploysFrom, 'v1.0.0'),
  );
  if (found !== undefined) return found;
  const names = environments.map(({ name }) => name).join(', ');
  const sentence = `no environment of ${names} is entered by version: set github.deploysFrom to { kind: 'tag', pattern: 'v*' } in one`;
  throw new DeliveryError('Usage', sentence);
}

interface Target {
  readonly release: Release;
  readonly assembly: Assembly;
  readonly environment: Environment;
  readonly history: readonly LedgerEntry[];
}

async function changesOf(
  { release, assembly, environment, history }: Target,
  world: CutWorld,
): Promise<ProposedEnvironment> {
  const affected = affectedStacks(stacksOf(assembly, environment.name), trusted(history));
  const planned = await plan(affected, { assembly }, world);
  const failed = planned.flatMap((one) => (one.kind === 'failed' ? [`${one.stack.id}: ${one.because}`] : []));
  if (failed.length > 0)
    throw new DeliveryError('Held', `what this release brings is not known:\n${failed.join('\n')}`);
  const { environments } = foresee({ release, assembly, planned, orphans: [] }, world.clock.now());
  const changes = environments.find(({ name }) => name === environment.name);
  if (changes === undefined) throw new Error(`nothing was foreseen for ${environment.name}`);
  return changes;
}

function assessmentsOf({ stacks }: ProposedEnvironment): Assessment[] {
  return stacks.flatMap((stack) => (stack.kind === 'planned' ? [stack.assessment] : []));
}

async function newestTag(
  previous: string | null,
  history: readonly LedgerEntry[],
  { source }: CutWorld,
): Promise<{ commit: string | null; refusals: readonly string[] }> {
  if (previous === null) return { commit: null, refusals: [] };
  const tag = await source.releaseTag(previous);
  return { commit: tag.published?.commit ?? null, refusals: tagRefusals(tag, history) };
}

/** Why a release may not get any version now, whatever it brings. */
async function standing(release: Release, { github, promotion }: Environment, world: CutWorld): Promise<string[]> {
  const branch = `origin/${github.defaultBranch}`;
  const isMerged = await world.source.isAncestor(release.commit, branch);
  const { from } = promotion;
  return [
    ...(isMerged ? [] : [`${release.commit.slice(0, 7)} is not on ${branch}; merge it, then fetch`]),
    ...(from === null ? [] : tipRefusals(release, from, await world.ledger.entries(from))),
  ];
}
