import { expression } from '../model/expression';
import { write } from '../model/grant';
import { dispatch } from '../model/steps';
import type { CallJob, StepsJob, Workflow } from '../model/workflow';
import { callOf, WORKFLOWS } from '../names';
import { DELIVER_GRANTS } from './deliver';
import type { Estate, Target } from './estate';
import { bound, toChoice } from './bound';

type Kind = Target['deploysFrom']['kind'];

/** `apply.yml`: what was merged, into the environments that deploy from its branch; `null` where none does. */
export function apply(estate: Estate): Workflow | null {
  const branches = patternsOf(estate, 'branch');
  if (!isAny(branches)) return null;
  return {
    name: 'Apply',
    about: 'What was merged goes into the environments that deploy from its branch, one after the other.',
    on: { push: { branches } },
    concurrency: { group: `apply-${expression('github.sha')}`, queue: 'max' },
    jobs: deliveries(estate, 'branch'),
  };
}

/** `release.yml`: what was tagged, into the environments that deploy from its tag; `null` where none does. */
export function release(estate: Estate): Workflow | null {
  const tags = patternsOf(estate, 'tag');
  if (!isAny(tags)) return null;
  return {
    name: 'Release',
    about:
      'What was tagged goes into the environments that deploy from its tag. Whoever may push a tag decides what this file\nsays there, so it has no credentials: it asks the default branch to promote. The tag is made on a laptop, by somebody\nwho may: npx sluice release --tag',
    on: { push: { tags } },
    concurrency: { group: `release-${expression('github.ref_name')}`, queue: 'max' },
    jobs: deliveries(estate, 'tag'),
  };
}

function patternsOf({ targets }: Estate, kind: Kind): string[] {
  const patterns = targets.filter(({ deploysFrom }) => deploysFrom.kind === kind).map((one) => one.deploysFrom.pattern);
  return [...new Set(patterns)];
}

function isAny(patterns: string[]): patterns is [string, ...string[]] {
  return patterns.length > 0;
}

/** One for each branch or tag pattern, which is as a rule one alone. */
function deliveries(estate: Estate, kind: Kind): Record<string, CallJob | StepsJob> {
  const patterns = patternsOf(estate, kind);
  return Object.fromEntries(
    patterns.map((pattern, i) => [
      patterns.length === 1 ? 'deliver' : `deliver-${i + 1}`,
      {
        ...(patterns.length > 1 && { if: isPushOf(kind, pattern) }),
        ...(kind === 'branch' && pattern === estate.home.defaultBranch
          ? delivery(estate, { kind, pattern })
          : asking(estate, { kind, pattern })),
      },
    ]),
  );
}

function delivery(estate: Estate, from: Target['deploysFrom']): CallJob {
  return {
    name: 'Deliver',
    permissions: DELIVER_GRANTS,
    uses: callOf(estate.home, 'deliver'),
    with: { environments: JSON.stringify(bound(estate, from)), release: expression('github.sha') },
  };
}

/** Credentials are where the default branch runs, and nowhere else. */
function asking(estate: Estate, from: Target['deploysFrom']): StepsJob {
  return {
    name: 'Ask to promote it',
    permissions: { actions: write('Starts the promotion on the default branch.') },
    minutes: 5,
    steps: [
      dispatch({
        workflow: WORKFLOWS.promote,
        branch: estate.home.defaultBranch,
        inputs: {
          environment: toChoice(bound(estate, from)),
          release: expression(from.kind === 'tag' ? 'github.ref_name' : 'github.sha'),
        },
      }),
    ],
  };
}

/** A pattern is a whole name, or how names start. */
function isPushOf(kind: Kind, pattern: string): string {
  const ref = `refs/${kind === 'branch' ? 'heads' : 'tags'}/${pattern}`;
  return ref.endsWith('*') ? `startsWith(github.ref, '${ref.slice(0, -1)}')` : `github.ref == '${ref}'`;
}
