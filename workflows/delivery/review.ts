import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import {
  awsRole,
  checkout,
  command,
  download,
  downloadAll,
  node,
  terraform,
  unpackBuild,
  upload,
  UPLOADED,
} from '../model/steps';
import type { Grants, Job, Step, StepsJob, Values, Workflow } from '../model/workflow';
import { ARTIFACTS, BUILD_FILE, HEAD_FILE } from '../names';
import type { Estate } from './estate';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { choose } from './choose';
import { MOST } from './most';
import { synthJob } from './synth-job';

/** What the jobs of a review need together, which whoever calls it must give. */
export const REVIEW_GRANTS: Grants = {
  contents: read('Checks out.'),
  'id-token': write('Signs in to AWS and Snowflake with the roles that plan.'),
  'pull-requests': write('Writes the comment that reviewers read.'),
  checks: write('Publishes the signed records of what they are shown.'),
};

const FROM_HERE = 'github.event.pull_request.head.repo.full_name == github.repository';

/** `review.yml`: plans a pull request, signs and shows the plans; called at the default branch alone. */
export function review(estate: Estate): Workflow {
  const chunks = Array.from({ length: MOST.chunks }, (_, i) => i + 1);
  const plans = chunks.map((chunk) => `plan-${chunk}`);
  return {
    name: 'Review',
    about:
      'Called by plan.yml. What a pull request says runs in one job without any credential; what crosses from there is an\nassembly, which policies judge before Terraform sees it. Everything else is the code of the commit it goes into.',
    on: { workflow_call: {} },
    concurrency: null,
    jobs: {
      build: buildJob(),
      synth: synthJob({ commit: expression('github.event.pull_request.head.sha') }),
      affected: affectedJob(),
      ...Object.fromEntries(chunks.map((chunk): [string, Job] => [`plan-${chunk}`, planJob(estate, chunk)])),
      seal: sealJob(estate, plans),
      comment: commentJob(plans),
      outside: outsideJob(),
    },
  };
}

function buildJob(): StepsJob {
  return {
    name: 'Build what judges',
    permissions: { contents: read('Checks out.') },
    outputs: { build: UPLOADED },
    minutes: 15,
    steps: [
      checkout({ ref: expression('github.event.pull_request.base.sha') }),
      node(),
      terraform(),
      command('Install', 'npm ci'),
      command('Build', `npx sluice build --to ${BUILD_FILE}`),
      upload({ name: ARTIFACTS.build, path: BUILD_FILE }),
    ],
  };
}

/** The build of the base, and the assembly of the head in a folder beside it. */
function bothTrees(): [Step, ...Step[]] {
  const [fetch, unpack] = unpackBuild(expression('needs.build.outputs.build'));
  return [
    fetch,
    unpack,
    node(),
    download(expression('needs.synth.outputs.head'), 'head'),
    command('Unpack the change', `node delivery/bin/sluice.mjs unpack head/${HEAD_FILE} --to head`),
  ];
}

function affectedJob(): StepsJob {
  return {
    name: 'What it affects',
    needs: ['build', 'synth'],
    permissions: {},
    outputs: {
      chunks: expression('steps.affected.outputs.chunks'),
      environments: expression('steps.affected.outputs.environments'),
    },
    minutes: 10,
    steps: [
      ...bothTrees(),
      {
        ...command('Compare', `node delivery/bin/sluice.mjs affected --base . --head head --chunks ${MOST.chunks}`),
        id: 'affected',
      },
    ],
  };
}

function planJob(estate: Estate, chunk: number): StepsJob {
  const stacks = `fromJSON(needs.affected.outputs.chunks)[${chunk - 1}]`;
  return {
    name: `Plan ${expression('matrix.stack')}`,
    needs: ['build', 'synth', 'affected'],
    if: `${FROM_HERE} && ${stacks}[0] != null`,
    permissions: { 'id-token': write('Signs in to AWS and Snowflake with the role that plans.') },
    strategy: { matrix: { include: expression(stacks) } },
    env: GATED,
    minutes: 30,
    steps: [
      ...bothTrees(),
      command('Plan the change', 'node delivery/bin/sluice.mjs unpack head/head.tgz --to .'),
      terraform(),
      awsRole(expression('matrix.role'), expression('matrix.region')),
      command('Plan', 'node_modules/.bin/cdktf plan "$STACK" --skip-synth --skip-provider-lock', {
        STACK: expression('matrix.stack'),
        SLUICE_PLANS: expression("format('{0}/plans', github.workspace)"),
        ...reviewKey(estate),
      }),
      upload({
        name: ARTIFACTS.part(expression('matrix.stack')),
        path: `plans/${expression('matrix.stack')}.json`,
        if: '!cancelled()',
      }),
    ],
  };
}

function reviewKey({ targets }: Estate): Values {
  return { SLUICE_REVIEW_KEY: choose(targets, 'reviewKey', 'matrix.environment') };
}

function sealJob(estate: Estate, plans: readonly string[]): StepsJob {
  const environments = expression('fromJSON(needs.affected.outputs.environments)');
  return {
    name: `Sign for ${expression('matrix.environment')}`,
    needs: ['build', 'synth', 'affected', ...plans],
    if: `!cancelled() && needs.affected.result == 'success' && ${FROM_HERE} && needs.affected.outputs.environments != '[]'`,
    permissions: { 'id-token': write('Signs in to AWS with the role that may use the key of reviews.') },
    strategy: { matrix: { environment: environments } },
    minutes: 10,
    steps: [
      ...bothTrees(),
      downloadAll('part-', 'parts'),
      awsRole(
        choose(estate.targets, 'planRole', 'matrix.environment'),
        choose(estate.targets, 'region', 'matrix.environment'),
      ),
      command(
        'Sign',
        'node delivery/bin/sluice.mjs seal "$ENVIRONMENT" --base . --head head --parts parts --to records',
        {
          ENVIRONMENT: expression('matrix.environment'),
          ...reviewKey(estate),
        },
      ),
      upload({ name: ARTIFACTS.record(expression('matrix.environment')), path: 'records' }),
    ],
  };
}

function commentJob(plans: readonly string[]): StepsJob {
  return {
    name: 'Show it',
    needs: ['build', 'synth', 'affected', ...plans, 'seal'],
    if: `!cancelled() && needs.affected.result == 'success' && ${FROM_HERE}`,
    permissions: {
      contents: read('Finds the pull request of a commit.'),
      'pull-requests': write('Writes the comment that reviewers read.'),
      checks: write('Publishes the signed records of what they are shown.'),
    },
    minutes: 10,
    steps: [
      ...bothTrees(),
      downloadAll('part-', 'parts'),
      downloadAll('record-', 'records'),
      command(
        'Show the plans',
        'node delivery/bin/sluice.mjs review --pull-request "$PULL_REQUEST" --base . --head head --parts parts --records records',
        { PULL_REQUEST: expression('github.event.pull_request.number'), ...GITHUB_TOKEN },
      ),
    ],
  };
}

/** A fork gets no credential: its policies and the difference of its Terraform stand in the summary of this job. */
function outsideJob(): StepsJob {
  return {
    name: 'Show what a fork changes',
    needs: ['build', 'synth', 'affected'],
    if: FROM_HERE.replace('==', '!='),
    permissions: {},
    minutes: 10,
    steps: [
      ...bothTrees(),
      command('Show it', 'node delivery/bin/sluice.mjs affected --base . --head head --summary "$GITHUB_STEP_SUMMARY"'),
    ],
  };
}
