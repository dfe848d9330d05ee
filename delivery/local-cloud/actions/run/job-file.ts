import { stringify } from 'yaml';

import type { Contexts, Value } from '../expressions/contexts';
import { asText, interpolated } from '../expressions/evaluate';
import { settledAll, settledExpression } from '../expressions/settled';
import type { StepsJob, Workflow } from '../workflow/workflow-file';

/** The only runner there is here. */
export const RUNS_ON = 'ubuntu-24.04';

/** A job about to run: its texts may refer to `contexts`. */
export interface Prepared {
  readonly key: string;
  readonly name: string;
  readonly job: StepsJob;
  readonly workflow: Workflow;
  readonly workflowName: string;
  readonly event: string;
  readonly contexts: Contexts;
  /** What runs a script of `shell: bash`: a command with `{0}` for the script's file. */
  readonly bash: string;
  /** Names of variables that neither the job nor a step sets here. */
  readonly unset: readonly string[];
}

/** How the values of outputs are named in the environment of the last step. */
export const OUTPUT = 'SLUICE_OUTPUT_';

/**
 * A workflow of just this job, for act: what stands outside of the job is put into its texts, what belongs to the run
 * (`needs`, `if`, `permissions`, `environment`, `concurrency`, `strategy`) is left out, since the run sees to it, and a
 * last step of ours keeps the outputs.
 */
export function jobFile(prepared: Prepared, keep: string): string {
  const { key, name, job, workflow, workflowName, event, contexts } = prepared;
  const given = givenTo(contexts);
  const settled = (value: Value) => settledAll(value, given);
  const minutes = job['timeout-minutes'];
  return stringify({
    name: workflowName,
    on: event === 'schedule' ? { schedule: [{ cron: '0 0 * * *' }] } : { [event]: null },
    env: settled(workflow.env),
    ...(workflow.defaults === undefined ? {} : { defaults: workflow.defaults }),
    jobs: {
      [key]: {
        name,
        'runs-on': RUNS_ON,
        env: without(settled(job.env), prepared.unset),
        ...(job.defaults === undefined ? {} : { defaults: settled(job.defaults) }),
        ...(minutes === undefined ? {} : { 'timeout-minutes': Number(interpolated(String(minutes), contexts)) }),
        steps: [...job.steps.map((step) => settledStep(step, given, prepared)), lastStep(prepared, given, keep)],
      },
    },
  });
}

/** `github` is known to act but for a few of its properties, so each is given alone and the rest is left to it. */
function givenTo({ github, ...others }: Contexts): Contexts {
  const { event: _, ...properties } = github as Readonly<Record<string, Value>>;
  const named = Object.entries(properties).map(([name, value]) => [`github.${name}`, value]);
  return { ...others, ...(Object.fromEntries(named) as Contexts) };
}

type Step = Readonly<Record<string, Value>>;

function settledStep(step: Step, given: Contexts, { unset, bash }: Prepared): Step {
  const whole = settledAll(step, given) as Step;
  const { if: condition, env, shell = 'bash' } = whole;
  return {
    ...whole,
    ...(env === undefined ? {} : { env: without(env, unset) }),
    ...(condition === undefined ? {} : { if: settledExpression(asText(condition), given) }),
    ...('run' in whole && shell === 'bash' ? { shell: bash } : {}),
  };
}

function without(variables: Value, unset: readonly string[]): Value {
  const kept = Object.entries(variables as Step).filter(([name]) => !unset.includes(name));
  return Object.fromEntries(kept);
}

function lastStep({ job, bash }: Prepared, given: Contexts, keep: string): Step {
  const values = Object.values(job.outputs).map((value, at) => [`${OUTPUT}${at}`, settledAll(value, given)]);
  return {
    name: 'Keep the outputs',
    if: 'always()',
    shell: bash,
    env: Object.fromEntries(values) as Step,
    run: keep,
  };
}
