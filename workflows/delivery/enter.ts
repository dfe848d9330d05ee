import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { awsRole, command, node, SNOWFLAKE_TOKEN, snowflakeToken, terraform, unpackBuild } from '../model/steps';
import type { Grants, Step, StepsJob, Workflow } from '../model/workflow';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { MOST } from './most';

const LEDGER: Grants = {
  'id-token': write('Signs in to AWS and Snowflake with the role that applies.'),
  contents: read('Finds the pull request of a commit.'),
  actions: read('Tells whether another run still carries an entry of the ledger.'),
  deployments: write('Keeps the ledger.'),
};

/** `enter.yml`: one release into one environment; called by deliver.yml alone. */
export function enter(): Workflow {
  const waves = Array.from({ length: MOST.waves }, (_, i) => i + 1);
  return {
    name: 'Enter',
    about:
      'Called by deliver.yml: one environment. People are asked once; an entry of the ledger is opened; stacks are applied in\nwaves, each after what it needs; then all is verified and the entry settled, whatever happened.',
    on: { workflow_call: { inputs: inputs() } },
    concurrency: null,
    jobs: {
      approve: approveJob(),
      open: openJob(),
      ...Object.fromEntries(waves.map((wave) => [`wave-${wave}`, waveJob(wave)])),
      settle: settleJob(waves.map((wave) => `wave-${wave}`)),
    },
  };
}

function inputs() {
  const text = (description: string) => ({ description, type: 'string', required: true }) as const;
  return {
    environment: text('The environment'),
    asks: { description: 'Whether people must agree first', type: 'boolean', required: true } as const,
    release: text('The branch, tag or commit that was built'),
    build: text('The id of the artifact with the build'),
    role: text('The role in AWS that applies'),
    region: text('The region in AWS'),
    'review-key': text('The key that reviews of this environment are signed with'),
  };
}

function approveJob(): StepsJob {
  return {
    name: 'Approve',
    if: 'inputs.asks',
    permissions: {},
    environment: `approve-${expression('inputs.environment')}`,
    minutes: 5,
    steps: [
      command('Say who may enter', 'echo "$RELEASE may enter $ENVIRONMENT"', {
        RELEASE: expression('inputs.release'),
        ENVIRONMENT: expression('inputs.environment'),
      }),
    ],
  };
}

/** What a job needs that acts for the environment: the build, Terraform, and its roles. */
function signedIn(): [Step, ...Step[]] {
  return [
    ...unpackBuild(expression('inputs.build')),
    node(),
    terraform(),
    awsRole(expression('inputs.role'), expression('inputs.region')),
    snowflakeToken(),
  ];
}

const SECRETS = { SLUICE_REVIEW_KEY: expression('inputs.review-key'), ...GITHUB_TOKEN, ...SNOWFLAKE_TOKEN };

function openJob(): StepsJob {
  return {
    name: 'Open',
    needs: ['approve'],
    if: '!cancelled() && !failure()',
    permissions: { ...LEDGER, checks: read('Finds reviews.'), 'pull-requests': read('Counts approvals.') },
    environment: expression('inputs.environment'),
    outputs: {
      outcome: expression('steps.open.outputs.outcome'),
      entry: expression('steps.open.outputs.entry'),
      waves: expression('steps.open.outputs.waves'),
    },
    env: GATED,
    // It waits for its turn on the ledger.
    minutes: 120,
    steps: [
      ...signedIn(),
      {
        ...command('Open the entry', 'node delivery/bin/sluice.mjs promote open "$ENVIRONMENT" --build .', {
          ENVIRONMENT: expression('inputs.environment'),
          ...SECRETS,
        }),
        id: 'open',
      },
    ],
  };
}

function waveJob(wave: number): StepsJob {
  const stacks = `fromJSON(needs.open.outputs.waves)[${wave - 1}]`;
  const earlier = Array.from({ length: wave - 1 }, (_, i) => `wave-${i + 1}`);
  return {
    name: `Apply ${expression('matrix.stack')}`,
    needs: ['open', ...earlier],
    if: `!cancelled() && !failure() && needs.open.outputs.outcome == 'entered' && ${stacks}[0] != null`,
    permissions: { ...LEDGER, checks: read('Finds reviews.'), 'pull-requests': read('Counts approvals.') },
    environment: expression('inputs.environment'),
    strategy: { matrix: { stack: expression(stacks) } },
    concurrency: {
      group: `sluice-${expression('inputs.environment')}-${expression('matrix.stack')}`,
      queue: 'max',
    },
    env: GATED,
    minutes: 120,
    steps: [
      ...signedIn(),
      command(
        'Apply',
        'node_modules/.bin/cdktf apply "$STACK" --auto-approve --skip-synth --skip-provider-lock --ignore-missing-stack-dependencies',
        {
          STACK: expression('matrix.stack'),
          SLUICE_ENTRY: expression('needs.open.outputs.entry'),
          ...SECRETS,
        },
      ),
    ],
  };
}

function settleJob(waves: readonly string[]): StepsJob {
  return {
    name: 'Settle',
    needs: ['open', ...waves],
    if: "always() && needs.open.outputs.outcome == 'entered'",
    permissions: {
      ...LEDGER,
      checks: write('Finds reviews, and keeps what verifications found.'),
      'pull-requests': write('Tells the pull request how far its change got.'),
      issues: write('Keeps one issue for what failed.'),
    },
    environment: expression('inputs.environment'),
    env: GATED,
    minutes: 120,
    steps: [
      ...signedIn(),
      command(
        'Settle the entry',
        'node delivery/bin/sluice.mjs promote settle "$ENVIRONMENT" --build . --entry "$ENTRY"',
        {
          ENVIRONMENT: expression('inputs.environment'),
          ENTRY: expression('needs.open.outputs.entry'),
          ...SECRETS,
        },
      ),
    ],
  };
}
