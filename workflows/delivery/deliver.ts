import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { checkout, command, node, terraform, upload, UPLOADED } from '../model/steps';
import type { CallJob, Grants, StepsJob, Workflow } from '../model/workflow';
import { ARTIFACTS, BUILD_FILE, callOf, type Home } from '../names';
import type { Estate, Target } from './estate';

/** What the jobs of a delivery need together, which whoever calls it must give. */
export const DELIVER_GRANTS: Grants = {
  contents: read('Checks out.'),
  'id-token': write('Signs in to AWS and Snowflake with the roles that apply.'),
  deployments: write('Keeps the ledger.'),
  checks: write('Finds reviews, and keeps what verifications found.'),
  'pull-requests': write('Tells the pull request how far its change got.'),
  issues: write('Keeps one issue for what failed.'),
  actions: read('Tells whether another run still carries an entry of the ledger.'),
};

/** `deliver.yml`: a release, built once, along the environments that it is bound for; called at the default branch alone. */
export function deliver({ home, targets }: Estate): Workflow {
  return {
    name: 'Deliver',
    about:
      'Called by apply.yml and promote.yml. The release is synthesized in one job without credentials, by the\ncode of the default branch; each environment then runs that build.',
    on: {
      workflow_call: {
        inputs: {
          environments: {
            description: 'The names of the environments, as a JSON array',
            type: 'string',
            required: true,
          },
          release: { description: 'A branch, tag or commit', type: 'string', required: true },
        },
      },
    },
    concurrency: null,
    jobs: {
      build: buildJob({ home, release: expression('inputs.release') }),
      ...Object.fromEntries(targets.map((target, i) => [target.name, enterJob(target, targets.slice(0, i), home)])),
    },
  };
}

/** What a build is made of. */
export interface BuildOf {
  readonly home: Home;
  /** A branch, tag or commit. */
  readonly release: string;
  /** What stands beside the path in it, such as `preview:7`. */
  readonly extra?: string;
}

/** Builds a release with the code of the default branch; its id is the output `build`. No credentials, and no caches. */
export function buildJob({ home, release, extra }: BuildOf): StepsJob {
  return {
    name: 'Build',
    permissions: { contents: read('Checks out.') },
    outputs: { build: UPLOADED },
    minutes: 20,
    steps: [
      checkout({ ref: home.defaultBranch, history: true }),
      node(),
      terraform(),
      command('Install', 'npm ci'),
      command('Build', `npx sluice build --release "$RELEASE" --to ${BUILD_FILE}`, {
        RELEASE: release,
        ...(extra !== undefined && { SLUICE_EXTRA: extra }),
      }),
      upload({ name: ARTIFACTS.build, path: BUILD_FILE, days: 3 }),
    ],
  };
}

const asked = (name: string) => `contains(fromJSON(inputs.environments), '${name}')`;

function enterJob(
  { name, asks, region, applyRole, reviewKey }: Target,
  earlier: readonly Target[],
  home: Home,
): CallJob {
  const before = earlier.map((one) => `(needs.${one.name}.result == 'success' || !${asked(one.name)})`);
  return {
    name,
    needs: ['build', ...earlier.map((one) => one.name)],
    if: ['!cancelled()', "needs.build.result == 'success'", asked(name), ...before].join(' && '),
    permissions: DELIVER_GRANTS,
    uses: callOf(home, 'enter'),
    with: {
      environment: name,
      asks,
      release: expression('inputs.release'),
      build: expression('needs.build.outputs.build'),
      role: applyRole,
      region,
      'review-key': reviewKey,
    },
  };
}
