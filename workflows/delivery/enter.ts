import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { checkout, command, download, node, ACCOUNT_ROLE, upload, UPLOADED } from '../model/steps';
import type { Grants, Step, StepsJob, Workflow } from '../model/workflow';
import type { Estate } from './estate';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { ARTIFACTS, type Home } from '../names';
import { MOST } from './most';
import { signedIn } from './signed-in';

const LEDGER: Grants = {
  'id-token': write('Signs in to AWS and Snowflake with the role that applies.'),
  contents: read('Finds the pull request of a commit.'),
  actions: read('Tells whether another run still carries an entry of the ledger.'),
  deployments: write('Keeps the ledger.'),
};

/** `enter.yml`: one release into one environment; called by deliver.yml alone. */
export function enter({ home }: Estate): Workflow {
  const waves = Array.from({ length: MOST.waves }, (_, i) => i + 1);
  return {
    name: 'Enter',
    about:
      'Called by deliver.yml: one environment. People are asked once; an entry of the ledger is opened; stacks are applied in\nwaves, each after what it needs; then all is verified and the entry settled, whatever happened.',
    on: { workflow_call: { inputs: inputs() } },
    concurrency: null,
    jobs: {
      approve: approveJob(),
      open: openJob(home),
      'way-back': wayBackJob(home),
      ...Object.fromEntries(waves.map((wave) => [`wave-${wave}`, waveJob(wave)])),
      settle: settleJob(
        home,
        waves.map((wave) => `wave-${wave}`),
      ),
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

const SIGNED_IN = signedIn(expression('inputs.build'), {
  role: expression('inputs.role'),
  region: expression('inputs.region'),
});

const PROMOTE = 'node delivery/bin/sluice.mjs promote';

const FROM_BUILD = '--build . --repository repository --outputs "$GITHUB_OUTPUT"';

const SECRETS = { SLUICE_REVIEW_KEY: expression('inputs.review-key'), ...GITHUB_TOKEN, ...ACCOUNT_ROLE };

/** Its history tells what came after what; nothing of it runs. */
function clone({ defaultBranch }: Home): Step {
  return checkout({ ref: defaultBranch, history: true, path: 'repository' });
}

function openJob(home: Home): StepsJob {
  return {
    name: 'Open',
    needs: ['approve'],
    if: '!cancelled() && !failure()',
    permissions: {
      ...LEDGER,
      checks: read('Finds reviews.'),
      'pull-requests': write('Counts approvals, and tells the pull request how far its change got.'),
    },
    environment: expression('inputs.environment'),
    outputs: {
      outcome: expression('steps.open.outputs.outcome'),
      entry: expression('steps.open.outputs.entry'),
      waves: expression('steps.open.outputs.waves'),
      back: expression('steps.open.outputs.back'),
    },
    env: GATED,
    // One at a time waits for its turn on the ledger: whom people have not agreed to yet keeps nobody from asking.
    concurrency: { group: `sluice-${expression('inputs.environment')}`, queue: 'max' },
    minutes: 120,
    steps: [
      ...SIGNED_IN,
      clone(home),
      {
        ...command('Open the entry', `${PROMOTE} open "$ENVIRONMENT" ${FROM_BUILD}`, {
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
      ...SIGNED_IN,
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

/** What an environment that goes back by itself would go back to, synthesized where there are no credentials. */
function wayBackJob({ defaultBranch }: Home): StepsJob {
  return {
    name: 'Build the way back',
    needs: ['open'],
    if: "needs.open.outputs.back != ''",
    permissions: { contents: read('Checks out.') },
    outputs: { back: UPLOADED },
    minutes: 20,
    steps: [
      checkout({ ref: defaultBranch, history: true }),
      node(),
      command('Install', 'npm ci'),
      command('Build what to go back to', 'npx sluice build --assembly-only --release "$BACK" --to way-back/back.tgz', {
        BACK: expression('needs.open.outputs.back'),
      }),
      command('Build the rules that hold for it', 'npx sluice build --assembly-only --to way-back/rules.tgz'),
      upload({ name: ARTIFACTS.wayBack, path: 'way-back', days: 3 }),
    ],
  };
}

const HAS_WAY_BACK = "needs.way-back.result == 'success'";

function settleJob(home: Home, waves: readonly string[]): StepsJob {
  const env = {
    ENVIRONMENT: expression('inputs.environment'),
    ENTRY: expression('needs.open.outputs.entry'),
    ...SECRETS,
  };
  const settle = `${PROMOTE} settle "$ENVIRONMENT" --entry "$ENTRY" ${FROM_BUILD}`;
  const unpack = (name: string) => `node delivery/bin/sluice.mjs unpack way-back/${name}.tgz --to ${name}`;
  return {
    name: 'Settle',
    needs: ['open', 'way-back', ...waves],
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
      ...SIGNED_IN,
      clone(home),
      { ...download(expression('needs.way-back.outputs.back'), 'way-back'), if: HAS_WAY_BACK },
      { ...command('Unpack the way back', `${unpack('back')} && ${unpack('rules')}`), if: HAS_WAY_BACK },
      { ...command('Settle the entry, or go back', `${settle} --build back --rules rules`, env), if: HAS_WAY_BACK },
      { ...command('Settle the entry', settle, env), if: HAS_WAY_BACK.replace('==', '!=') },
    ],
  };
}
