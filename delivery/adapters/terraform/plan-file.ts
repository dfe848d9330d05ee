import { z } from 'zod';

/** The actions of a change as a JSON plan lists them, and no other (Terraform documentation, "JSON Output Format"). */
const ACTIONS = [
  'no-op',
  'create',
  'read',
  'update',
  'delete',
  'forget',
  'delete,create',
  'create,delete',
] as const satisfies readonly string[];

const Actions = z
  .array(z.string())
  .transform((actions) => actions.join(','))
  .pipe(z.enum(ACTIONS, { error: 'actions that Sluice knows' }));

/** A word of Terraform's own, such as a reason: never a value. */
const Word = z.string().regex(/^[a-z_]+$/, { error: 'a word of lower-case letters' });

/** Marks of sensitive or unknown leaves: `true` stands for all that is below it. */
const Marks = z.union([z.boolean(), z.record(z.string(), z.unknown())], { error: 'marks of an object' });
const AttributesOrNull = z.record(z.string(), z.unknown()).nullable().default(null);

const Importing = z.object({
  id: z.string().optional(),
  unknown: z.boolean().optional(),
  identity: z.unknown().optional(),
});

const ResourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.enum(['managed', 'data'], { error: '"managed" or "data"' }),
  type: z.string(),
  provider_name: z.string(),
  deposed: z.string().optional(),
  action_reason: Word.optional(),
  change: z.object({
    actions: Actions,
    before: AttributesOrNull,
    after: AttributesOrNull,
    after_unknown: Marks.default(false),
    before_sensitive: Marks.default(false),
    after_sensitive: Marks.default(false),
    replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).default([]),
    importing: Importing.optional(),
  }),
});

const OutputChange = z.object({
  actions: Actions,
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
});

const Status = z.enum(['pass', 'fail', 'error', 'unknown'], { error: 'a status of a check that Sluice knows' });
const CheckAddress = z.object({ to_display: z.string() });

const Check = z.object({
  address: CheckAddress,
  status: Status,
  instances: z
    .array(
      z.object({
        address: CheckAddress,
        status: Status,
        problems: z.array(z.object({ message: z.string() })).default([]),
      }),
    )
    .default([]),
});

/** One of them. */
export type ValuedResource = z.infer<typeof ValuedResource>;

const ValuedResource = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: AttributesOrNull,
  sensitive_values: Marks.default(false),
});

/** The objects of a state or of planned values, with those of child modules. */
export interface Module {
  readonly resources: readonly ValuedResource[];
  readonly child_modules: readonly Module[];
}

const Module: z.core.$ZodType<Module> = z.object({
  resources: z.array(ValuedResource).default([]),
  child_modules: z.lazy(() => z.array(Module).default([])),
});

const Values = z.object({
  outputs: z
    .record(z.string(), z.object({ sensitive: z.boolean().default(false), value: z.unknown().optional() }))
    .default({}),
  root_module: z.optional(Module),
});

const ConfiguredValue = z.object({ sensitive: z.boolean().default(false) });

const ConfiguredResource = z.object({
  address: z.string(),
  expressions: z.record(z.string(), z.unknown()).default({}),
});

const Configuration = z.object({
  root_module: z
    .object({
      variables: z.record(z.string(), ConfiguredValue).default({}),
      resources: z.array(ConfiguredResource).default([]),
    })
    .optional(),
  provider_config: z.record(z.string(), z.object({ expressions: z.unknown().optional() })).default({}),
});

/** Keys that hold no change of their own: what they say is in the others. */
const WITHOUT_CHANGES = { relevant_attributes: z.unknown().optional(), timestamp: z.unknown().optional() };

/**
 * What Sluice reads of `terraform show -json PLANFILE`: format 1.x, as Terraform 1.11 to 1.14 write it. A key at the top
 * that it does not know may carry changes (as `action_invocations` of Terraform 1.14 does): it is refused, unless it is
 * empty.
 */
export const PlanFile = z
  .object({
    format_version: z.string().regex(/^1\.\d+$/, { error: 'a JSON plan of format 1.x' }),
    terraform_version: z.string(),
    variables: z.record(z.string(), z.object({ value: z.unknown().optional() })).default({}),
    planned_values: Values.default({ outputs: {} }),
    resource_drift: z.array(ResourceChange).default([]),
    resource_changes: z.array(ResourceChange).default([]),
    deferred_changes: z.array(z.object({ reason: Word, resource_change: ResourceChange })).default([]),
    output_changes: z.record(z.string(), OutputChange).default({}),
    prior_state: z.object({ values: Values.optional() }).default({}),
    configuration: Configuration.default({ provider_config: {} }),
    checks: z.array(Check).default([]),
    applyable: z.boolean(),
    complete: z.boolean(),
    errored: z.boolean(),
    ...WITHOUT_CHANGES,
  })
  .catchall(z.unknown().refine(isEmpty, { error: 'nothing, because this version does not know what it changes' }));

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined || value === false;
  return value === null || Object.keys(value).length === 0;
}

/** A JSON plan. */
export type PlanFile = z.infer<typeof PlanFile>;

/** One entry of its `resource_changes`, `resource_drift` or `deferred_changes`. */
export type ResourceChange = z.infer<typeof ResourceChange>;

/** What it means to do: the actions, joined. */
export type Actions = z.infer<typeof Actions>;
