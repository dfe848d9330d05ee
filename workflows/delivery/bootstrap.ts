import { expression } from '../model/expression';
import { read } from '../model/grant';
import { awsSecrets, checkout, command, node, terraform, unpackBuild, upload, UPLOADED } from '../model/steps';
import type { StepsJob, Workflow } from '../model/workflow';
import { ARTIFACTS, bootstrapEnvironment, BUILD_FILE } from '../names';
import { choose } from './choose';
import { type Estate, namesOf, type Target } from './estate';

/** Where a first state lies, in the workspace of the job. */
const FIRST = expression("format('{0}/first', github.workspace)");

/** `bootstrap.yml`: what must be there before anything can be deployed, once, by hand. */
export function bootstrap({ home, targets }: Estate): Workflow {
  const names = namesOf(targets);
  return {
    name: 'Bootstrap',
    about:
      'By hand, once an environment: the place for states and the roles that GitHub may take. It runs with credentials of an\nadministrator, which are secrets of the environment bootstrap-ENVIRONMENT for as long as this takes: delete them after.',
    on: {
      workflow_dispatch: {
        inputs: {
          environment: { description: 'Which environment', type: 'choice', options: names, required: true },
          confirm: { description: 'The name of the environment, once more', type: 'string', required: true },
        },
      },
    },
    concurrency: { group: `bootstrap-${expression('inputs.environment')}`, queue: 'max' },
    jobs: { build: buildBoth(home.defaultBranch), bootstrap: bootstrapJob(targets) },
  };
}

function buildBoth(branch: string): StepsJob {
  return {
    name: 'Build',
    permissions: { contents: read('Checks out.') },
    outputs: { build: UPLOADED },
    minutes: 20,
    steps: [
      command(
        'Refuse what cannot be meant',
        `set -u
if [[ "$BRANCH" != "refs/heads/${branch}" ]]; then echo "::error::Run this on ${branch}, not on $BRANCH"; exit 2; fi
if [[ "$CONFIRM" != "$ENVIRONMENT" ]]; then echo "::error::To confirm, repeat the name of the environment"; exit 2; fi
`,
        {
          BRANCH: expression('github.ref'),
          CONFIRM: expression('inputs.confirm'),
          ENVIRONMENT: expression('inputs.environment'),
        },
      ),
      checkout({ history: true }),
      node(),
      terraform(),
      command('Install', 'npm ci'),
      command('Build with states in the bucket', `npx sluice build --to build/${BUILD_FILE}`),
      command('Build with a state in a folder', 'npx sluice build --assembly-only --to build/first.tgz', {
        SLUICE_STATE_FOLDER: FIRST,
      }),
      upload({ name: ARTIFACTS.build, path: 'build' }),
    ],
  };
}

function bootstrapJob(targets: readonly Target[]): StepsJob {
  const asked = 'inputs.environment';
  const apply =
    'node_modules/.bin/cdktf apply "$ENVIRONMENT-bootstrap" --auto-approve --skip-synth --skip-provider-lock';
  return {
    name: 'Bootstrap',
    needs: ['build'],
    permissions: {},
    environment: bootstrapEnvironment(expression('inputs.environment')),
    env: {
      ENVIRONMENT: expression('inputs.environment'),
      TF_CLI_CONFIG_FILE: expression("format('{0}/terraform.rc', github.workspace)"),
      CHECKPOINT_DISABLE: '1',
    },
    minutes: 60,
    steps: [
      ...unpackBuild(expression('needs.build.outputs.build')),
      node(),
      terraform(),
      command('Put its state into a folder', 'node delivery/bin/sluice.mjs unpack first.tgz --to .'),
      awsSecrets(choose(targets, 'account', asked), choose(targets, 'region', asked)),
      command('Apply', apply),
      command('Put its state into the bucket', 'tar --extract --gzip --file build.tgz cdktf.out'),
      command('Move the state', `${apply} --migrate-state`),
    ],
  };
}
