import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { checkout, command, node, ACCOUNT_ROLE, unpackBuild } from '../model/steps';
import type { Step, StepsJob, Workflow } from '../model/workflow';
import type { Home } from '../names';
import { choose } from './choose';
import { buildJob } from './deliver';
import { type Estate, namesOf } from './estate';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { signedIn } from './signed-in';
import { inputsJob } from './promote';
import { releasesJob, unpackReleases, withReleases } from './releases';

/** `rollback.yml`: an environment back to a release that was verified there, by hand. */
export function rollback(estate: Estate): Workflow {
  const { home, targets } = estate;
  const asking = targets.filter(({ asks }) => asks).map(({ name }) => name);
  const names = namesOf(targets);
  return {
    name: 'Rollback',
    about:
      'By hand: an environment back to a release that was verified there; planned, shown and gated before anything is\nwritten. On a laptop: npx sluice rollback ENVIRONMENT --to RELEASE --yes',
    on: {
      workflow_dispatch: {
        inputs: {
          environment: { description: 'Which environment', type: 'choice', options: names, required: true },
          to: { description: 'The tag or commit to go back to', type: 'string', required: true },
          confirm: { description: 'The name of the environment, once more', type: 'string', required: true },
        },
      },
    },
    concurrency: { group: `rollback-${expression('github.run_id')}`, queue: 'max' },
    jobs: {
      inputs: inputsJob(home, { release: 'to', confirm: 'confirm' }),
      build: { ...buildJob({ home, release: home.defaultBranch }), needs: ['inputs'] },
      look: lookJob(home),
      releases: releasesJob({ home, needs: ['look'], commits: COMMITS }),
      approve: approveJob(asking),
      rollback: rollbackJob(estate),
    },
  };
}

const COMMITS = 'needs.look.outputs.builds';

/** Its history tells what came after what, and what a release was; nothing of it runs. */
function clone({ defaultBranch }: Home): Step {
  return checkout({ ref: defaultBranch, history: true, path: 'repository' });
}

/** Which releases have to be built for it: the ledger knows. */
function lookJob(home: Home): StepsJob {
  return {
    name: 'Look what is needed',
    needs: ['build'],
    permissions: { contents: read('Checks out.'), deployments: read('Reads the ledger.') },
    outputs: { builds: expression('steps.look.outputs.builds') },
    minutes: 10,
    steps: [
      ...unpackBuild(expression('needs.build.outputs.build')),
      node(),
      clone(home),
      {
        ...command('Look', `${ROLLBACK} --needs --outputs "$GITHUB_OUTPUT"`, {
          ENVIRONMENT: expression('inputs.environment'),
          RELEASE: expression('inputs.to'),
          ...GITHUB_TOKEN,
        }),
        id: 'look',
      },
    ],
  };
}

const ROLLBACK = 'node delivery/bin/sluice.mjs rollback "$ENVIRONMENT" --to "$RELEASE" --repository repository';

function approveJob(asking: readonly string[]): StepsJob {
  return {
    name: 'Approve',
    needs: ['inputs', 'releases'],
    if: `contains(fromJSON('${JSON.stringify(asking)}'), inputs.environment)`,
    permissions: {},
    environment: `approve-${expression('inputs.environment')}`,
    minutes: 5,
    steps: [
      command('Say what may happen', 'echo "$ENVIRONMENT may go back to $RELEASE"', {
        ENVIRONMENT: expression('inputs.environment'),
        RELEASE: expression('inputs.to'),
      }),
    ],
  };
}

function rollbackJob({ home, targets }: Estate): StepsJob {
  const told = (what: 'applyRole' | 'region' | 'reviewKey') => choose(targets, what, 'inputs.environment');
  return {
    name: 'Roll back',
    needs: ['build', 'look', 'releases', 'approve'],
    if: "!cancelled() && !failure() && needs.releases.result == 'success'",
    permissions: {
      'id-token': write('Signs in to AWS and Snowflake with the role that applies.'),
      contents: write('Pushes the branch of a pull request, where the risks ask for approvals.'),
      actions: read('Tells whether another run still carries an entry of the ledger.'),
      deployments: write('Keeps the ledger.'),
      checks: write('Finds reviews, and keeps what verifications found.'),
      'pull-requests': write('Tells pull requests that their change was taken back.'),
      issues: write('Keeps one issue for what failed.'),
    },
    environment: expression('inputs.environment'),
    concurrency: { group: `sluice-${expression('inputs.environment')}`, queue: 'max' },
    env: GATED,
    minutes: 180,
    steps: [
      ...signedIn(expression('needs.build.outputs.build'), { role: told('applyRole'), region: told('region') }),
      clone(home),
      ...unpackReleases(expression('needs.releases.outputs.releases')),
      command('Roll back', withReleases(`${ROLLBACK} --yes --rules .`), {
        ENVIRONMENT: expression('inputs.environment'),
        RELEASE: expression('inputs.to'),
        COMMITS: expression(COMMITS),
        SLUICE_REVIEW_KEY: told('reviewKey'),
        ...GITHUB_TOKEN,
        ...ACCOUNT_ROLE,
      }),
    ],
  };
}
