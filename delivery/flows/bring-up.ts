import type { Environment } from '../../environments/schema/environment';
import { type AppliedStack, type Judge, apply } from '../apply/apply';
import { assessEnvironment } from '../assess/assess-environment';
import { environmentCost } from '../assess/cost/cost-delta';
import { transientRefusals } from '../gate/transient-refusals';
import { untrusted } from '../gate/untrusted';
import type { AssembledStack, Assembly } from '../model/assembly';
import type { CostDelta } from '../model/cost';
import { DeliveryError } from '../model/delivery-error';
import type { Evidence } from '../model/promotion';
import type { Refusal } from '../model/refusal';
import type { Release } from '../model/release';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { digestsOf } from '../plan/affected-stacks';
import { plan } from '../plan/plan';
import { type Guest, nameOf, wordOf } from '../sandbox/guest';
import { endOf } from '../sandbox/life';
import { verify } from '../verify/verify';
import { type GuestEnvironment, guestEnvironment } from './guest-environment';
import { inGuestTurn } from './guest-turn';
import { withSigns } from '../turn/with-signs';

/** A sandbox or preview that shall stand. */
export interface Wanted {
  readonly guest: Guest;
  /** What it is made from, for the ledger. */
  readonly release: Release;
  /** The files of it: absolute. */
  readonly folder: string;
  /** For files that nobody has reviewed: those of the commit that they began from. */
  readonly reviewed: string | null;
}

/** A sandbox or preview that stands. */
export interface Standing {
  readonly environment: string;
  readonly applied: readonly AppliedStack[];
  readonly evidence: readonly Evidence[];
  readonly cost: CostDelta;
  /** Until when it is left alone. */
  readonly until: Date;
}

/**
 * Brings a sandbox or preview up, or up to date: synthesized, held against its cost cap before anything is applied,
 * applied, verified, and put on the ledger, from which its time to live counts.
 * @throws DeliveryError `Refused` with every reason, and nothing was applied; `TerraformFailed`, `VerificationFailed`.
 */
export async function bringUp(wanted: Wanted, world: World): Promise<Standing> {
  const { guest, release, folder } = wanted;
  const now = world.clock.now();
  const { assembly, rules } = await synthesized(wanted, world);
  const { environment, stacks } = guestEnvironment(guest, assembly);
  const making = { environment, stacks, assembly, rules, now };
  const cost = await affordable(making, world);
  const draft = { environment: nameOf(guest), release, purpose: 'promotion', digests: digestsOf(stacks) } as const;
  const made = await inGuestTurn(draft, world, (entry) => make({ ...making, folder, entry }, world));
  const failed = made.evidence.filter(({ holds }) => !holds).map(({ check, seen }) => `${check}: ${seen}`);
  if (failed.length > 0) {
    throw new DeliveryError('VerificationFailed', `${nameOf(guest)} is applied, but:\n${failed.join('\n')}`);
  }
  return { environment: nameOf(guest), ...made, cost, until: endOf(guest, now) };
}

interface Synthesized {
  readonly assembly: Assembly;
  /** The environments whose settings decide what may be applied: never those of files that nobody reviewed. */
  readonly rules: Pick<Assembly, 'environments'>;
}

/** What nobody reviewed is held to the policies before Terraform sees it: it is planned with credentials. */
async function synthesized({ guest, folder, reviewed }: Wanted, world: World): Promise<Synthesized> {
  const extra = [wordOf(guest)];
  return world.progress.stage('synthesizing', async () => {
    const assembly = await world.synthesizer.synthesize(folder, { anew: reviewed !== null, extra });
    if (reviewed === null) return { assembly, rules: assembly };
    const base = await world.synthesizer.synthesize(reviewed, { extra });
    const refused = await untrusted(guestEnvironment(guest, assembly).stacks, base, world);
    refuse(nameOf(guest), [...refused.values()].flat());
    return { assembly, rules: { environments: base.environments.map(withoutCommands) } };
  });
}

type Kind = Environment['promotion']['verifications'][number]['kind'];

/** Kinds of verification that start no program but Terraform. */
const RUNS_NOTHING: ReadonlySet<Kind> = new Set(['empty-plan', 'smoke', 'access']);

/** A command of a verification has the credentials of Terraform; that of an unreviewed tree would run code of that tree. */
function withoutCommands(environment: Environment): Environment {
  const { promotion } = environment;
  const kept = promotion.verifications.filter(({ kind }) => RUNS_NOTHING.has(kind));
  const verifications = kept.length === 0 ? [{ kind: 'empty-plan' } as const] : kept;
  return { ...environment, promotion: { ...promotion, verifications } };
}

interface Affording extends GuestEnvironment, Synthesized {
  readonly now: Date;
}

/** The environment as its rules have it. */
function ruling({ environment: { name }, rules }: Affording): Environment {
  const found = rules.environments.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no rules for ${name}`);
  return found;
}

/** What it will cost a month. @throws DeliveryError `Refused` above the cap, `TerraformFailed` where a plan fails. */
async function affordable(affording: Affording, world: World): Promise<CostDelta> {
  const { stacks, assembly, rules, now } = affording;
  const environment = ruling(affording);
  return world.progress.stage(`planning ${stacks.length} stacks`, async (report) => {
    // All of them at once, though some are not there yet: the cost of a part would say nothing.
    const free = stacks.map((stack) => ({ ...stack, dependencies: [] }));
    const planned = await plan(free, { assembly: { ...assembly, stacks: free } }, world);
    const failed = planned.flatMap((one) => (one.kind === 'failed' ? [`${one.stack.id}: ${one.because}`] : []));
    if (failed.length > 0) throw new DeliveryError('TerraformFailed', failed.join('\n'));
    const { cost } = assessEnvironment(environment, planned, rules.environments);
    refuse(environment.name, transientRefusals({ environment, cost, now }));
    report.done(`planned ${stacks.length} stacks, and the cost stays under its cap`);
    return cost;
  });
}

function refuse(name: string, refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return;
  const lines = refusals.map(({ rule, sentence }) => `refused (${rule}): ${sentence}`);
  throw new DeliveryError('Refused', `${name} was not brought up, and nothing was applied:\n${lines.join('\n')}`);
}

interface Making extends Affording {
  readonly folder: string;
  readonly entry: OpenEntry;
}

/** Applies, verifies and settles. */
async function make(making: Making, world: World): Promise<Pick<Standing, 'applied' | 'evidence'>> {
  const { stacks, assembly, folder, entry } = making;
  const environment = ruling(making);
  const applied = await world.progress.stage(`applying ${environment.name}`, () =>
    withSigns({ entry, stacks: stacks.length }, world, (done) =>
      apply(stacks, world, { judge: judgeOf(making), applied: done }),
    ),
  );
  const ids = stacks.map(({ id }) => id);
  const evidence = await world.progress.stage(`verifying ${environment.name}`, () =>
    verify({ assembly, environment, stacks: ids, folder }, world),
  );
  const isVerified = evidence.length > 0 && evidence.every(({ holds }) => holds);
  await entry.settle(isVerified ? 'verified' : 'failed', evidence);
  return { applied, evidence };
}

/** Each plan once more, since it is another one than the cost was told from. */
function judgeOf(affording: Affording): Judge {
  const { rules, now } = affording;
  const environment = ruling(affording);
  return (_stack: AssembledStack, { changeSet }) => {
    const cost = environmentCost([changeSet], environment, rules.environments);
    return { refusals: transientRefusals({ environment, cost, now }), accepted: [] };
  };
}
