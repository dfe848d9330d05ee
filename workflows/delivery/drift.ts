import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { command, node, unpackBuild } from '../model/steps';
import type { StepsJob, Workflow } from '../model/workflow';
import { buildJob } from './deliver';
import type { Estate } from './estate';
import { GATED, GITHUB_TOKEN } from './gated-terraform';
import { signedIn } from './signed-in';
import { releasesJob, unpackReleases, withReleases } from './releases';

/** `drift.yml`: what was verified last, planned against the world, every night. */
export function drift(estate: Estate): Workflow {
  const { home } = estate;
  return {
    name: 'Drift',
    about:
      'What was verified last, planned against the world: one issue for each stack that differs. It only reads.\nOn a laptop: npx sluice drift --exit-code',
    on: { schedule: [{ cron: '17 3 * * *' }], workflow_dispatch: {} },
    concurrency: { group: 'drift', queue: 'max' },
    jobs: {
      build: buildJob({ home, release: home.defaultBranch }),
      look: lookJob(),
      releases: releasesJob({ home, needs: ['look'], commits: COMMITS }),
      drift: driftJob(estate),
    },
  };
}

const COMMITS = 'needs.look.outputs.builds';

/** Which releases stand, by the ledger. */
function lookJob(): StepsJob {
  return {
    name: 'Look what stands',
    needs: ['build'],
    permissions: { deployments: read('Reads the ledger.') },
    outputs: { builds: expression('steps.look.outputs.builds') },
    minutes: 10,
    steps: [
      ...unpackBuild(expression('needs.build.outputs.build')),
      node(),
      {
        ...command('Look', 'node delivery/bin/sluice.mjs drift --needs --outputs "$GITHUB_OUTPUT"', GITHUB_TOKEN),
        id: 'look',
      },
    ],
  };
}

function driftJob({ targets }: Estate): StepsJob {
  const include = targets.map(({ name, planRole, region, reviewKey }) => ({
    environment: name,
    role: planRole,
    region,
    key: reviewKey,
  }));
  return {
    name: `Drift of ${expression('matrix.environment')}`,
    needs: ['build', 'look', 'releases'],
    permissions: {
      'id-token': write('Signs in to AWS and Snowflake with the role that plans.'),
      contents: read('Reads the releases that were verified.'),
      deployments: read('Reads the ledger.'),
      checks: read('Reads what verifications found.'),
      issues: write('Keeps one issue for each stack that differs.'),
    },
    strategy: { matrix: { include } },
    env: GATED,
    minutes: 60,
    steps: [
      ...signedIn(expression('needs.build.outputs.build'), {
        role: expression('matrix.role'),
        region: expression('matrix.region'),
      }),
      ...unpackReleases(expression('needs.releases.outputs.releases')),
      command('Look', withReleases('node delivery/bin/sluice.mjs drift "$ENVIRONMENT" --exit-code'), {
        ENVIRONMENT: expression('matrix.environment'),
        COMMITS: expression(COMMITS),
        SLUICE_REVIEW_KEY: expression('matrix.key'),
        ...GITHUB_TOKEN,
      }),
    ],
  };
}
