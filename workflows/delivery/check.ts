import { expression } from '../model/expression';
import { read } from '../model/grant';
import { checkout, command, node, terraform } from '../model/steps';
import type { StepsJob, Workflow } from '../model/workflow';
import type { Estate } from './estate';

/** `check.yml`: what a laptop tells before a push, told once more. Its three jobs are required checks. */
export function check({ home }: Estate): Workflow {
  return {
    name: 'Check',
    about: 'Format, lint, types, tests, and the workflows themselves: nothing here has a credential.',
    on: { pull_request: null, push: { branches: [home.defaultBranch] }, merge_group: { types: ['checks_requested'] } },
    concurrency: {
      group: `check-${expression('github.event.pull_request.number || github.sha')}`,
      'cancel-in-progress': true,
    },
    jobs: {
      check: job('check', 15, 'npm run check'),
      test: job('test', 60, 'npm test'),
      workflows: job('workflows', 15, 'npm run workflows:lint'),
    },
  };
}

function job(name: string, minutes: number, run: string): StepsJob {
  return {
    name,
    permissions: { contents: read('Checks out.') },
    minutes,
    steps: [
      checkout({ history: true }),
      node({ cached: true }),
      terraform(),
      command('Install', 'npm ci'),
      command('Run', run),
    ],
  };
}
