import { expression, literal } from '../model/expression';
import { command } from '../model/steps';
import type { StepsJob, Values, Workflow } from '../model/workflow';
import { callOf, type Home } from '../names';
import { DELIVER_GRANTS } from './deliver';
import type { Estate } from './estate';
import { choices, toChoice } from './bound';

/** `promote.yml`: a release into environments, by hand or because it was tagged. */
export function promote(estate: Estate): Workflow {
  const { home } = estate;
  const [first, ...others] = choices(estate);
  return {
    name: 'Promote',
    about:
      'By hand, and for release.yml: a release into an environment, held to the same rules as by a merge.\nOn a laptop: npx sluice promote ENVIRONMENT --release RELEASE',
    on: {
      workflow_dispatch: {
        inputs: {
          environment: {
            description: 'Where to',
            type: 'choice',
            options: [toChoice(first), ...others.map(toChoice)],
            required: true,
          },
          release: { description: 'A tag or commit', type: 'string', required: true },
        },
      },
    },
    concurrency: { group: `promote-${expression('github.run_id')}`, queue: 'max' },
    jobs: {
      inputs: inputsJob(home, { release: 'release' }),
      deliver: {
        name: 'Deliver',
        needs: ['inputs'],
        permissions: DELIVER_GRANTS,
        uses: callOf(home, 'deliver'),
        with: {
          environments: expression(
            [first, ...others]
              .map((names) => `inputs.environment == ${literal(toChoice(names))} && ${literal(JSON.stringify(names))}`)
              .join(' || '),
          ),
          release: expression('inputs.release'),
        },
      },
    },
  };
}

/** Which inputs of a dispatch are what, beside its environment. */
export interface HandInputs {
  /** The input that names a release. */
  readonly release: string;
  /** The input that must repeat the environment. */
  readonly confirm?: string;
}

/**
 * Refuses what a person cannot have meant, before anything else runs: another branch than the default one, a release that
 * is no name of a commit, an environment that was not confirmed.
 */
export function inputsJob({ defaultBranch }: Home, { release, confirm }: HandInputs): StepsJob {
  const checks = [
    `if [[ "$BRANCH" != "refs/heads/${defaultBranch}" ]]; then echo "::error::Run this on ${defaultBranch}, not on $BRANCH"; exit 2; fi`,
    'if [[ ! "$RELEASE" =~ ^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$ ]]; then echo "::error::The release is to be a tag or commit"; exit 2; fi',
    ...(confirm === undefined
      ? []
      : [
          'if [[ "$CONFIRM" != "$ENVIRONMENT" ]]; then echo "::error::To confirm, repeat the name of the environment"; exit 2; fi',
        ]),
  ];
  const env: Values = {
    BRANCH: expression('github.ref'),
    RELEASE: expression(`inputs.${release}`),
    ...(confirm !== undefined && {
      CONFIRM: expression(`inputs.${confirm}`),
      ENVIRONMENT: expression('inputs.environment'),
    }),
  };
  return {
    name: 'Check what was asked for',
    permissions: {},
    minutes: 5,
    steps: [command('Refuse what cannot be meant', ['set -u', ...checks, ''].join('\n'), env)],
  };
}
