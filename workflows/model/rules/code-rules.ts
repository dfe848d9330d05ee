import type { PlainJob, PlainStep } from '../plain';
import { actionOf, hasCredentials, jobsOf, stepsOf } from './credentials';
import type { Rule } from './rule';

/** Programs that install packages, or run what a checkout holds. */
const RUNNERS =
  /^(npm|npx|pnpm|yarn|bun|tsx|ts-node|tsc|jest|make|pip3?|pipx|uv|uvx|poetry|dbt|cargo|go|bundle|gem|composer|mvn|gradle)$/;

/** Programs that run a file which they are given. */
const INTERPRETERS = /^(node|python3?|bash|sh|ruby|perl|deno|source|\.)$/;

const CHECKOUT = 'actions/checkout';

/** What runs where there are credentials. */
export const codeRules: readonly Rule[] = [
  {
    code: 'no-code-beside-credentials',
    guarantees: 'No job with credentials installs packages, or runs what is checked out.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(([, job]) => hasCredentials(job))
        .flatMap(([id, job]) => foreign(job).map((program) => `${id}: runs ${program} beside credentials`)),
  },
  {
    code: 'head-without-credentials',
    guarantees: 'What a pull request holds is checked out only where a job can do nothing but read.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(([, job]) => hasCredentials(job) && /pull_request\.head\.(sha|ref)|\bhead_ref\b/.test(refsOf(job)))
        .map(([id]) => `${id}: checks out a pull request beside credentials`),
  },
  {
    code: 'no-credentials-left',
    guarantees: 'A checkout does not leave the token behind that fetched it.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ step }) => actionOf(step) === CHECKOUT && step.with?.['persist-credentials'] !== false)
        .map(({ where }) => `${where}: leaves its token behind`),
  },
  {
    code: 'no-expression-in-scripts',
    guarantees: 'Values reach a script by variables, never as text of it.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ step }) => step.run?.includes('${{') === true)
        .map(({ where }) => `${where}: has an expression in its script`),
  },
  {
    code: 'no-cache-beside-credentials',
    guarantees: 'Nothing that another run may have left is restored beside credentials.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ job, step }) => hasCredentials(job) && restoresCache(actionOf(step), step.with ?? {}))
        .map(({ where }) => `${where}: restores a cache beside credentials`),
  },
  {
    code: 'one-shell',
    guarantees: 'Every script stops at its first failure, also inside a pipe.',
    check: ({ workflow }) => [
      ...(JSON.stringify(workflow.defaults) === '{"run":{"shell":"bash"}}'
        ? []
        : ['the workflow: its shell is not bash']),
      ...stepsOf(workflow)
        .filter(({ step }) => step.shell !== undefined)
        .map(({ where, step }) => `${where}: has the shell ${step.shell}`),
    ],
  },
];

function refsOf({ steps = [] }: PlainJob): string {
  return steps.map((step) => (actionOf(step) === CHECKOUT ? JSON.stringify(step.with?.['ref'] ?? '') : '')).join(' ');
}

function restoresCache(action: string | undefined, inputs: Readonly<Record<string, unknown>>): boolean {
  if (action?.startsWith('actions/cache') === true || inputs['cache'] !== undefined) return true;
  return action === 'actions/setup-node' && inputs['package-manager-cache'] !== false;
}

function pathOf({ with: inputs }: PlainStep): string {
  const path = inputs?.['path'];
  return typeof path === 'string' ? path : '.';
}

/** What a job runs that it did not get from a build. */
function foreign({ steps = [] }: PlainJob): string[] {
  const places = steps.filter((step) => actionOf(step) === CHECKOUT).map((step) => pathOf(step));
  return steps
    .flatMap(({ run = '' }) => commandsIn(run))
    .filter(({ program, first }) => {
      if (RUNNERS.test(program)) return true;
      if (places.includes('.') && (INTERPRETERS.test(program) || program.includes('/'))) return true;
      return places.some(
        (place) => program.startsWith(`${place}/`) || (INTERPRETERS.test(program) && first.startsWith(`${place}/`)),
      );
    })
    .map(({ program }) => program);
}

/** The programs that a script starts, as far as text tells; variables before a program are passed over. */
function commandsIn(script: string): { readonly program: string; readonly first: string }[] {
  return script
    .replaceAll('\\\n', ' ')
    .split(/\n|&&|\|\||[;|(){}]|\b(?:then|do|else|if|while|exec|env|command|sudo|time)\b/)
    .map((part) => part.trim().split(/\s+/))
    .map((words) => words.slice(words.findIndex((word) => !/^\w+=/.test(word))))
    .map(([program = '', first = '']) => ({
      program: program.replace(/^.*["'$(]/, ''),
      first: first.replaceAll(/["']/g, ''),
    }))
    .filter(({ program }) => program !== '');
}
