import { parse } from 'yaml';
import { z } from 'zod';

import type { Value } from '../expressions/contexts';

const Anything: z.ZodType<Value> = z.json();
const Texts = z.union([z.string(), z.array(z.string())]).transform((it) => (typeof it === 'string' ? [it] : it));
const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Variables = z.record(z.string(), Scalar);

/** `permissions` as it is written. */
export const WrittenPermissions = z.union([
  z.enum(['read-all', 'write-all']),
  z.record(z.string(), z.enum(['read', 'write', 'none'])),
]);
export type WrittenPermissions = z.infer<typeof WrittenPermissions>;

/** What jobs have in common; a key that is not here is not known, and refused. */
const JobBase = z.strictObject({
  name: z.string().optional(),
  needs: Texts.default([]),
  if: Scalar.optional(),
  permissions: WrittenPermissions.optional(),
  concurrency: Anything.optional(),
  strategy: z
    .strictObject({
      matrix: Anything,
      'fail-fast': Scalar.default(true),
      'max-parallel': Scalar.optional(),
    })
    .optional(),
});

const StepsJob = JobBase.extend({
  'runs-on': Anything,
  environment: z
    .union([
      z.string(),
      z.strictObject({ name: z.string(), url: z.string().optional(), deployment: z.boolean().optional() }),
    ])
    .transform((it) => (typeof it === 'string' ? it : it.name))
    .optional(),
  outputs: Variables.default({}),
  env: Variables.default({}),
  defaults: Anything.optional(),
  'timeout-minutes': Scalar.optional(),
  'continue-on-error': Scalar.optional(),
  steps: z.array(z.record(z.string(), Anything)).min(1),
});
export type StepsJob = z.infer<typeof StepsJob>;

const CallJob = JobBase.extend({
  uses: z.string(),
  with: z.record(z.string(), Anything).default({}),
  secrets: z.record(z.string(), z.string()).optional(),
});
export type CallJob = z.infer<typeof CallJob>;

const Input = z.looseObject({
  type: z.string().default('string'),
  required: z.boolean().default(false),
  default: Scalar.optional(),
  options: z.array(z.string()).optional(),
});
export type Input = z.infer<typeof Input>;

/** What a workflow reacts to, each with its filters. */
const Triggers = z
  .union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())])
  .transform((it): Record<string, unknown> => {
    if (typeof it === 'string') return { [it]: null };
    return Array.isArray(it) ? Object.fromEntries(it.map((name) => [name, null])) : it;
  });

const Workflow = z.strictObject({
  name: z.string().optional(),
  'run-name': z.string().optional(),
  on: Triggers,
  permissions: WrittenPermissions.optional(),
  env: Variables.default({}),
  defaults: Anything.optional(),
  concurrency: Anything.optional(),
  jobs: z.record(z.string(), z.union([StepsJob, CallJob])),
});

/** A workflow as it is written. */
export type Workflow = z.infer<typeof Workflow>;

/** A job of one: it has steps, or calls another workflow. */
export type Job = Workflow['jobs'][string];

/** Whether a job calls another workflow. */
export function isCall(job: Job): job is CallJob {
  return 'uses' in job;
}

/**
 * Reads a workflow.
 * @throws Error naming the file and every key or value that is not known here.
 */
export function workflowIn(text: string, file: string): Workflow {
  const parsed = Workflow.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} says what is not known here:\n${z.prettifyError(parsed.error)}`);
}

const Inputs = z.looseObject({ inputs: z.record(z.string(), Input.nullable()).nullish() }).nullish();

/** The inputs that a trigger takes. */
export function inputsOf({ on }: Workflow, trigger: 'workflow_call' | 'workflow_dispatch'): Record<string, Input> {
  const written = Inputs.parse(on[trigger] ?? null)?.inputs ?? {};
  return Object.fromEntries(Object.entries(written).map(([name, input]) => [name, input ?? Input.parse({})]));
}

const Outputs = z
  .looseObject({ outputs: z.record(z.string(), z.looseObject({ value: z.string() })).nullish() })
  .nullish();

/** The outputs that a called workflow gives, as expressions. */
export function outputsOf({ on }: Workflow): Record<string, string> {
  const written = Outputs.parse(on['workflow_call'] ?? null)?.outputs ?? {};
  return Object.fromEntries(Object.entries(written).map(([name, { value }]) => [name, value]));
}
