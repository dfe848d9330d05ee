import { resolve } from 'node:path';

import { Command } from 'commander';

import { foreseeRollback, rollbackNeeds } from '../flows/foresee-rollback';
import { rollBack } from '../flows/roll-back';
import { DeliveryError } from '../model/delivery-error';
import type { DeliveryErrorCode } from '../model/error-codes';
import type { ForeseenRollback, RolledBack } from '../model/rollback';
import type { World } from '../ports/world';
import { proposalJson } from '../report/proposal-json';
import { rolledBackText, rollbackText } from '../report/rollback-text';
import { synth } from '../synth/synth';
import { type BuildOptions, withBuildOptions, worldWithBuilds } from './build-world';
import { environmentCalled } from './environment-called';
import { answer, remark, say } from './output';
import { terminal } from './show-proposal';
import { evidenceLine } from './verify-command';
import { tellNeeded } from './tell-needed';
import { worldOf } from './world';

interface RollbackOptions extends BuildOptions {
  readonly needs?: boolean;
  readonly outputs?: string;
  readonly to?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const HOW = `
Without --yes it only looks: it plans the environment at the older release and shows the plan, its risks, what cannot be
undone and what the gates refuse. With --yes it goes on. Where the risks ask for approvals, it opens a pull request that
has just the files of that release, and ends with 3 until people have approved; run the same command again then.

What may be destroyed, who must approve and when nothing is applied is read from the default branch at origin: an entry in
review.allowedDestruction can be merged first. A release that was rolled back does not enter that environment again.

  npx sluice rollback prod --to v1.1.0          look
  npx sluice rollback prod --to v1.1.0 --yes    go back, or ask for the approvals that are missing
`;

/** `sluice rollback` */
export function rollbackCommand(): Command {
  return withBuildOptions(new Command('rollback'))
    .description(
      'bring an environment back to a release that was verified there: shown first, then held to the same gates',
    )
    .argument('<environment>', 'dev, staging, prod, …')
    .option(
      '--to <release>',
      'a tag or commit; the last one that was verified there before the one that stands when left out',
    )
    .option('--needs', 'only say which commits have to be built for it, without looking at their code')
    .option('--outputs <file>', 'with --needs, add builds to this file, as GITHUB_OUTPUT wants them')
    .option('--yes', 'carry it out, or ask people for the approvals that it needs')
    .option('--json', 'print the plan and the outcome as JSON')
    .addHelpText('after', HOW)
    .action(async (name: string, options: RollbackOptions) => {
      const { to, yes = false, json = false } = options;
      if (options.needs === true) return tellNeeds(name, options);
      const world = await worldWithBuilds(options, { variables: process.env, silent: json });
      const foreseen = await foreseenIn(name, to, world);
      if (!json) say(rollbackText(foreseen, terminal()));
      const done = yes ? await carriedOut(foreseen, world) : lookedAt(foreseen);
      if (json) answer({ rollback: summary(foreseen), done });
      if (!json) tell(foreseen, done);
      failUnlessBack(foreseen, done);
    });
}

async function tellNeeds(name: string, options: RollbackOptions): Promise<void> {
  const asked = { variables: process.env, silent: true, onlyLooks: true };
  const world = await worldOf({ ...asked, repository: resolve(options.repository) });
  await tellNeeded(await rollbackNeeds({ environment: name, to: options.to }, world), options);
}

async function foreseenIn(name: string, to: string | undefined, world: World): Promise<ForeseenRollback> {
  const tip = await world.source.tip();
  const rules = environmentCalled(await synth(tip, world), name);
  return world.progress.stage(`planning what a rollback of ${name} does`, () => foreseeRollback({ rules, to }, world));
}

function carriedOut(foreseen: ForeseenRollback, world: World): Promise<RolledBack> {
  const { environment } = foreseen.rollback;
  return world.progress.stage(`rolling ${environment.name} back`, () => rollBack(foreseen, world));
}

/** `null` where nothing stands in the way of going on. */
function lookedAt({ refusals }: ForeseenRollback): RolledBack | null {
  return refusals.length > 0 ? { kind: 'refused', refusals } : null;
}

function tell(foreseen: ForeseenRollback, done: RolledBack | null): void {
  if (done === null) {
    say('To go on, run the same with --yes.');
    return;
  }
  if (done.kind !== 'delivered') return;
  const { outcome } = done;
  if (outcome.kind === 'verified' || outcome.kind === 'unverified') {
    outcome.accepted.forEach((sentence) => {
      remark(`Accepted: ${sentence}.`);
    });
    outcome.evidence.map(evidenceLine).forEach(say);
  }
  if (codeOf(done) === null) say(rolledBackText(foreseen, done));
}

function failUnlessBack(foreseen: ForeseenRollback, done: RolledBack | null): void {
  const code = done === null ? null : codeOf(done);
  if (done !== null && code !== null) throw new DeliveryError(code, rolledBackText(foreseen, done));
}

/** How the command ends; `null` for well. */
function codeOf(done: RolledBack): DeliveryErrorCode | null {
  if (done.kind === 'refused') return 'Refused';
  if (done.kind === 'waiting' || done.outcome.kind === 'held') return 'Held';
  return done.outcome.kind === 'unverified' ? 'VerificationFailed' : null;
}

function summary({ rollback, proposal, refusals, approvals, resumes }: ForeseenRollback): object {
  const { release, replaces, environment } = rollback;
  const plan: unknown = JSON.parse(proposalJson(proposal));
  return { environment: environment.name, to: release, from: replaces, approvals, refusals, resumes, plan };
}
