import { z } from 'zod';

/** The actions of a change, as Terraform's JSON plan lists them (Terraform documentation, "JSON Output Format"). */
const Actions = z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget']));

const ResourceChange = z.object({
  address: z.string(),
  type: z.string(),
  change: z.object({
    actions: Actions,
    before: z.unknown(),
    after: z.unknown(),
    after_unknown: z.unknown(),
    before_sensitive: z.unknown(),
    after_sensitive: z.unknown(),
    replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  }),
});

/** What Sluice reads of `terraform show -json PLANFILE`. The format's major version is part of it: another is refused. */
export const PlanFile = z.object({
  format_version: z.string().regex(/^1\./, { error: 'a JSON plan of format 1.x' }),
  resource_changes: z.array(ResourceChange).default([]),
  resource_drift: z.array(ResourceChange).default([]),
  output_changes: z.record(z.string(), z.object({ actions: Actions })).default({}),
});

/** One entry of a JSON plan's `resource_changes`. */
export type ResourceChange = z.infer<typeof ResourceChange>;
