import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { command, dispatch, download, node, ACCOUNT_ROLE, unpackBuild } from '../model/steps';
import type { StepsJob, Workflow } from '../model/workflow';
import { HEAD_FILE, type Home, WORKFLOWS } from '../names';
import { buildJob } from './deliver';
import type { Estate, Target } from './estate';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { signedIn } from './signed-in';
import { synthJob } from './synth-job';

const BUILD = expression('needs.build.outputs.build');

/** Starts the names of previews; the environment that hosts them lends them its roles. */
const PREFIX = 'pr';

/** `preview.yml`: an environment for a pull request with the label, until it closes; `null` where none hosts previews. */
export function preview({ home, targets }: Estate): Workflow | null {
  const host = targets.find(({ hosts }) => hosts.includes(PREFIX));
  if (host === undefined) return null;
  return {
    name: 'Preview',
    about:
      'A pull request with the label "preview" has an environment of its own, until it is closed or its time is over. What\nhappens to a pull request only asks this workflow to run on the default branch, where the credentials are.',
    on: {
      pull_request: { types: ['labeled', 'unlabeled', 'synchronize', 'closed'] },
      workflow_dispatch: {
        inputs: { 'pull-request': { description: 'The number of a pull request', type: 'number', required: true } },
      },
      schedule: [{ cron: '43 * * * *' }],
    },
    concurrency: {
      group: `preview-${expression("github.event_name == 'pull_request' && github.run_id || inputs.pull-request || 'reap'")}`,
      queue: 'max',
    },
    jobs: {
      ask: askJob(home),
      build: {
        ...buildJob({ home, release: home.defaultBranch, extra: EXTRA }),
        if: "github.event_name != 'pull_request'",
      },
      list: listJob(),
      synth: {
        needs: ['list'],
        if: "needs.list.outputs.step == 'up'",
        ...synthJob({ commit: expression('needs.list.outputs.commit'), env: { SLUICE_EXTRA: EXTRA } }),
      },
      up: upJob(host),
      down: downJob(host),
      sweep: sweepJob(home),
    },
  };
}

/** The preview of the pull request that was asked for; nothing for a sweep, which has none. */
const EXTRA = expression("inputs.pull-request && format('preview:{0}', inputs.pull-request) || ''");

function askJob({ defaultBranch }: Home): StepsJob {
  return {
    name: 'Ask for it',
    if: "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository",
    permissions: { actions: write('Starts this workflow on the default branch.') },
    minutes: 5,
    steps: [
      dispatch({
        workflow: WORKFLOWS.preview,
        branch: defaultBranch,
        inputs: { 'pull-request': expression('github.event.pull_request.number') },
      }),
    ],
  };
}

const DISPATCHED = "github.event_name == 'workflow_dispatch'";

/** What is to be done for the pull request: `up` from a commit, `down`, or nothing. */
function listJob(): StepsJob {
  return {
    name: 'What is to be done',
    needs: ['build'],
    if: DISPATCHED,
    permissions: {
      'pull-requests': read('Looks at the pull request and its labels.'),
      deployments: read('Reads which previews there are.'),
    },
    outputs: { step: expression('steps.list.outputs.step'), commit: expression('steps.list.outputs.commit') },
    minutes: 10,
    steps: [
      ...unpackBuild(expression('needs.build.outputs.build')),
      node(),
      {
        ...command(
          'Look',
          'node delivery/bin/sluice.mjs preview list --pull-request "$PULL_REQUEST" --outputs "$GITHUB_OUTPUT"',
          {
            PULL_REQUEST: expression('inputs.pull-request'),
            ...GITHUB_TOKEN,
          },
        ),
        id: 'list',
      },
    ],
  };
}

function onHost(host: Target): Pick<StepsJob, 'permissions' | 'environment' | 'env' | 'minutes'> {
  return {
    permissions: {
      'id-token': write('Signs in to AWS and Snowflake with the role that applies.'),
      contents: read('Finds the commits of branches.'),
      actions: read('Tells whether another run still carries an entry of the ledger.'),
      deployments: write('Keeps the ledger.'),
      'pull-requests': read('Looks at the pull request.'),
      checks: write('Keeps what verifications found.'),
    },
    environment: host.name,
    env: GATED,
    minutes: 120,
  };
}

function upJob(host: Target): StepsJob {
  return {
    name: 'Bring it up',
    needs: ['build', 'list', 'synth'],
    ...onHost(host),
    steps: [
      ...signedIn(BUILD, { role: host.applyRole, region: host.region }),
      download(expression('needs.synth.outputs.head'), 'head'),
      command('Unpack the change', `node delivery/bin/sluice.mjs unpack head/${HEAD_FILE} --to head`),
      command(
        'Bring it up',
        'node delivery/bin/sluice.mjs preview up --pull-request "$PULL_REQUEST" --build . --assembly head',
        {
          PULL_REQUEST: expression('inputs.pull-request'),
          SLUICE_REVIEW_KEY: host.reviewKey,
          ...GITHUB_TOKEN,
          ...ACCOUNT_ROLE,
        },
      ),
    ],
  };
}

function downJob(host: Target): StepsJob {
  return {
    name: 'Take it down',
    needs: ['build', 'list'],
    if: "needs.list.outputs.step == 'down'",
    ...onHost(host),
    steps: [
      ...signedIn(BUILD, { role: host.applyRole, region: host.region }),
      command('Take it down', 'node delivery/bin/sluice.mjs preview down --pull-request "$PULL_REQUEST" --build .', {
        PULL_REQUEST: expression('inputs.pull-request'),
        SLUICE_REVIEW_KEY: host.reviewKey,
        ...GITHUB_TOKEN,
        ...ACCOUNT_ROLE,
      }),
    ],
  };
}

/** Asks for what is to come or to go, each in a run of its own: what was forgotten, and what outlived its time. */
function sweepJob({ defaultBranch }: Home): StepsJob {
  return {
    name: 'Ask for what is due',
    needs: ['build'],
    if: "github.event_name == 'schedule'",
    permissions: {
      actions: write('Starts this workflow for each pull request.'),
      'pull-requests': read('Looks at pull requests and their labels.'),
      deployments: read('Reads which previews there are.'),
    },
    minutes: 10,
    steps: [
      ...unpackBuild(expression('needs.build.outputs.build')),
      node(),
      command(
        'Ask',
        `set -u
node delivery/bin/sluice.mjs preview list --json |
  jq --compact-output '.[] | select(.step != "none") | {ref: "${defaultBranch}", inputs: {"pull-request": (.pullRequest | tostring)}}' |
  while read -r asked; do
    curl --fail-with-body --silent --show-error --header "Authorization: Bearer $GITHUB_TOKEN" --data "$asked" \\
      "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/workflows/${WORKFLOWS.preview}/dispatches"
  done
`,
        GITHUB_TOKEN,
      ),
    ],
  };
}
