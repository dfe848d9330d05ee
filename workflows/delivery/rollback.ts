import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { awsRole, command, node, SNOWFLAKE_TOKEN, snowflakeToken, terraform, unpackBuild } from '../model/steps';
import type { StepsJob, Workflow } from '../model/workflow';
import { choose } from './choose';
import { buildJob } from './deliver';
import { type Estate, namesOf } from './estate';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { inputsJob } from './promote';

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
      build: { ...buildJob({ home, release: expression('inputs.to') }), needs: ['inputs'] },
      approve: approveJob(asking),
      rollback: rollbackJob(estate),
    },
  };
}

function approveJob(asking: readonly string[]): StepsJob {
  return {
    name: 'Approve',
    needs: ['inputs', 'build'],
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

function rollbackJob({ targets }: Estate): StepsJob {
  const told = (what: 'applyRole' | 'region' | 'reviewKey') => choose(targets, what, 'inputs.environment');
  return {
    name: 'Roll back',
    needs: ['build', 'approve'],
    if: "!cancelled() && !failure() && needs.build.result == 'success'",
    permissions: {
      'id-token': write('Signs in to AWS and Snowflake with the role that applies.'),
      contents: read('Finds the pull request of a commit.'),
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
      ...unpackBuild(expression('needs.build.outputs.build')),
      node(),
      terraform(),
      awsRole(told('applyRole'), told('region')),
      snowflakeToken(),
      command('Roll back', 'node delivery/bin/sluice.mjs rollback "$ENVIRONMENT" --to "$RELEASE" --build . --yes', {
        ENVIRONMENT: expression('inputs.environment'),
        RELEASE: expression('inputs.to'),
        SLUICE_REVIEW_KEY: told('reviewKey'),
        ...GITHUB_TOKEN,
        ...SNOWFLAKE_TOKEN,
      }),
    ],
  };
}
