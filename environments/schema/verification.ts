import { z } from 'zod';

import { AwsName, SchemaPath, SnowflakeName, whole } from './names';

/** What a functional role can do in a schema, and nothing besides. */
const AccessExpectation = z.strictObject({
  role: SnowflakeName,
  schema: SchemaPath,
  can: z.array(z.enum(['read', 'write', 'own'])),
});

/** What objects of a type are, as the world has them after the apply. */
const SmokeExpectation = z.strictObject({
  /** As Terraform has it, such as `aws_mwaa_environment`. */
  type: z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/, { error: 'a Terraform type, such as aws_mwaa_environment' }),
  /** Its name, or the way to one inside: `status`, `versioning_configuration.0.status`. */
  attribute: z
    .string()
    .regex(/^[a-z][a-z0-9_]*(\.([a-z][a-z0-9_]*|\d+))*$/, { error: 'an attribute, such as status or rule.0.status' }),
  equals: z.union([z.string(), z.number(), z.boolean()], { error: 'a text, a number, true or false' }),
  /** How many objects must be so; left out, every object of the type, and there must be one. */
  atLeast: whole(1, 10_000).optional(),
});

/** How many rows a command may find. */
const Rows = z
  .strictObject({ least: whole(0, 1_000_000).optional(), most: whole(0, 1_000_000).optional() })
  .refine(({ least, most }) => least !== undefined || most !== undefined, {
    error: 'least, most, or both: without a bound any number of rows would do',
  })
  .refine(({ least = 0, most = Infinity }) => least <= most, { error: 'a least that is not above most' });

/** What a command is run with, in the folder of the release. */
const Run = {
  name: AwsName,
  /** The program and its arguments; no shell reads them. */
  command: z.array(z.string()).min(1, { error: 'a program, and its arguments' }),
  timeoutSeconds: whole(1, 3600),
  /** Names of the variables that it needs besides PATH, HOME, TMPDIR and LANG; it gets no others. */
  variables: z
    .array(
      z.string().regex(/^(?!SLUICE_REVIEW_KEY)[A-Za-z_]\w*$/, {
        error: 'the name of a variable, and of no key that signs reviews',
      }),
    )
    .optional(),
} as const;

/** What is checked after an apply. */
export const Verification = z.discriminatedUnion('kind', [
  /** A second plan of what was applied has nothing left to change. */
  z.strictObject({ kind: z.literal('empty-plan') }),
  /** Snowflake roles can do what is said and no more. */
  z.strictObject({ kind: z.literal('access'), expect: z.array(AccessExpectation).min(1) }),
  /** Objects are there, and are as they should be. */
  z.strictObject({ kind: z.literal('smoke'), name: AwsName, expect: z.array(SmokeExpectation).min(1) }),
  /** A command prints as many rows as it should, as JSON: one array of objects, or an object a line. */
  z.strictObject({ kind: z.literal('data'), rows: Rows, ...Run }),
  /** A command succeeds. */
  z.strictObject({ kind: z.literal('command'), ...Run }),
]);
