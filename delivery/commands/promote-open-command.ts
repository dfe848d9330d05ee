import { Command } from 'commander';

import { approvalEnvironment } from '../../workflows/names';
import { reviewersOf } from '../adapters/github/environment-reviewers';
import { githubClient } from '../adapters/github/github-client';
import { wayBack } from '../flows/deliver-or-roll-back';
import { DeliveryError } from '../model/delivery-error';
import type { Outcome, Promotion } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import { open } from '../pipeline';
import type { LaidOut } from '../turn/laid-out';
import { type BuildOptions, withBuildOptions, worldOfBuilds } from './build-world';
import { environmentCalled } from './environment-called';
import { githubOptions } from './github-options';
import { writeOutputs } from './job-outputs';
import { answer, say } from './output';

interface OpenOptions extends BuildOptions {
  readonly outputs?: string;
  readonly json?: boolean;
}

/** `sluice promote open` */
export function promoteOpenCommand(): Command {
  return withBuildOptions(new Command('open'))
    .description(
      'open a promotion of a build that jobs carry: it takes its turn, and says which stacks are left to apply',
    )
    .argument('<environment>', 'dev, staging, prod, …')
    .option('--outputs <file>', 'add outcome, entry, waves and back to this file, as GITHUB_OUTPUT wants them')
    .option('--json', 'print the same as JSON')
    .action(async (name: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<OpenOptions>();
      const { json = false, outputs } = options;
      const variables = process.env;
      const {
        world,
        builds: [built],
      } = await worldOfBuilds(options, {
        variables,
        silent: json,
        onlyLooks: true,
        isOneOfSeveral: true,
      });
      const { release, assembly } = built;
      const promotion = { release, assembly, environment: environmentCalled(assembly, name) };
      if (!json) say(await gateOfPeople(promotion));
      const opened = await open(promotion, world);
      const back = opened.kind === 'entered' ? await wayBack(promotion, world) : null;
      await writeOutputs(outputs, outputsOf(opened, back));
      if (json) answer({ release: promotion.release, ...opened, back });
      else tell(opened, promotion);
      if (opened.kind !== 'held') return;
      const reasons = opened.refusals.map(({ sentence }) => sentence).join('\n');
      throw new DeliveryError('Held', `${releaseName(promotion.release)} into ${name} is held:\n${reasons}`);
    });
}

function outputsOf(opened: LaidOut | Outcome, back: Release | null): Record<string, string> {
  const { entry, waves } = opened.kind === 'entered' ? opened : { entry: '', waves: [] };
  return { outcome: opened.kind, entry, waves: JSON.stringify(waves), back: back?.commit ?? '' };
}

function tell(opened: LaidOut | Outcome, { release, environment }: Promotion): void {
  const title = `${releaseName(release)} in ${environment.name}`;
  if (opened.kind === 'standing') say(`${title}: verified already, since ${opened.since}`);
  if (opened.kind !== 'entered') return;
  say(`${title}: entry ${opened.entry} of the ledger has its turn`);
  if (opened.waves.length === 0) say('  nothing is left to apply');
  opened.waves.forEach((wave, at) => {
    say(`  wave ${at + 1}: ${wave.join(', ')}`);
  });
}

/** GitHub has required reviewers for private repositories in its Enterprise plan alone; our own gate is always there. */
async function gateOfPeople({ environment: { name, promotion } }: Promotion): Promise<string> {
  const gate = approvalEnvironment(name);
  const reviewers = await reviewersOf(gate, githubClient(githubOptions(process.env)));
  const own = `${promotion.approvals} approvals on the pull request`;
  if (reviewers === null) return `Gate for people: ${own}; there is no ${gate} that this token may see.`;
  if (reviewers.length === 0) return `Gate for people: ${own}; ${gate} has no required reviewers.`;
  return `Gate for people: GitHub's required reviewers of ${gate} (${reviewers.join(', ')}), and ${own}.`;
}
