import { z } from 'zod';

import type { Change } from './change-set';
import type { PlannedStack } from './planned-stack';
import { StateVersion } from './review-record';
import { isAttributes } from './value';
import { readValue, writtenValue } from './written-value';

/** Grows when a reader of the old form would be misled. */
const FORMAT = 1;

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, { error: 'the id of a stack' });
const Hex = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });
const Word = z.string().regex(/^[a-z_]+$/, { error: 'a word of lower-case letters' });
const Version = z.string().regex(/^[0-9A-Za-z.+-]{1,60}$/, { error: 'a version' });
const Source = z.string().regex(/^[A-Za-z0-9._/-]{1,300}$/, { error: 'the address of a provider' });
const Action = z.enum(['create', 'update', 'replace', 'delete', 'read', 'forget', 'none']);
const Mode = z.enum(['managed', 'data']);

const Written = z.unknown().transform((written, context) => {
  try {
    return readValue(written);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

const Attributes = Written.refine(isAttributes, { error: 'the attributes of an object' });

const ChangeShape = z
  .strictObject({
    address: z.string(),
    mode: Mode,
    type: z.string(),
    provider: Source,
    action: Action,
    createdFirst: z.boolean(),
    deposed: z.string().nullable(),
    reason: Word.nullable(),
    before: Attributes.nullable(),
    after: Attributes.nullable(),
    replacedBecause: z.array(z.string()),
    movedFrom: z.string().nullable(),
    importedAs: z.string().nullable(),
    stated: z.array(z.string()).optional(),
  })
  // An attribute that is there without a value is another thing than one that is left out.
  .transform(({ stated, ...change }) => (stated === undefined ? change : { ...change, stated }));

const Status = z.enum(['pass', 'fail', 'error', 'unknown']);

const ChangeSet = z.strictObject({
  stack: Id,
  terraform: Version,
  changes: z.array(ChangeShape),
  unchanged: z.array(z.strictObject({ address: z.string(), mode: Mode, type: z.string(), values: Attributes })),
  outputs: z.array(
    z.strictObject({
      name: z.string(),
      action: z.enum(['create', 'update', 'delete']),
      before: Written,
      after: Written,
    }),
  ),
  drift: z.array(ChangeShape),
  deferred: z.array(z.strictObject({ reason: Word, change: ChangeShape })),
  checks: z.array(z.strictObject({ address: z.string(), status: Status, problems: z.array(z.string()) })),
  errored: z.boolean(),
  complete: z.boolean(),
});

const Plan = z.strictObject({
  changeSet: ChangeSet,
  state: StateVersion.nullable(),
  providers: z.record(Source, Version),
});

const Refusal = z.strictObject({ rule: z.string(), sentence: z.string() });

const Subject = {
  format: z.literal(FORMAT),
  stack: Id,
  environment: Id,
  /** Digest of the synthesized Terraform that it was planned from. */
  synthDigest: Hex,
};

/**
 * What one job found of one stack: a {@link PlannedStack} that goes from job to job. It holds no secret, and whoever reads
 * it takes it for what anybody may have written.
 */
export const PlanPart = z.discriminatedUnion('kind', [
  z.strictObject({ ...Subject, kind: z.literal('planned'), plan: Plan }),
  z.strictObject({ ...Subject, kind: z.literal('blocked'), waitsFor: z.array(Id) }),
  z.strictObject({ ...Subject, kind: z.literal('refused'), refusals: z.array(Refusal).min(1) }),
  z
    .strictObject({ ...Subject, kind: z.literal('failed'), because: z.string(), isLocked: z.boolean().optional() })
    .transform(({ isLocked, ...part }) => (isLocked === undefined ? part : { ...part, isLocked })),
]);

export type PlanPart = z.infer<typeof PlanPart>;

/** A part as text: the same bytes for the same part. */
export function writtenPart({ stack: { id, environment, digest }, ...found }: PlannedStack): string {
  const subject = { format: FORMAT, stack: id, environment, synthDigest: digest };
  if (found.kind !== 'planned') return `${JSON.stringify({ ...subject, ...found })}\n`;
  const { changeSet, state, providers } = found.plan;
  const { changes, unchanged, outputs, drift, deferred, ...rest } = changeSet;
  const written = {
    ...rest,
    changes: changes.map(writtenChange),
    unchanged: unchanged.map((one) => ({ ...one, values: writtenValue(one.values) })),
    outputs: outputs.map((one) => ({ ...one, before: writtenValue(one.before), after: writtenValue(one.after) })),
    drift: drift.map(writtenChange),
    deferred: deferred.map(({ reason, change }) => ({ reason, change: writtenChange(change) })),
  };
  return `${JSON.stringify({ ...subject, kind: found.kind, plan: { changeSet: written, state, providers } })}\n`;
}

function writtenChange(change: Change): object {
  const { before, after } = change;
  const values = { before: before && writtenValue(before), after: after && writtenValue(after) };
  return { ...change, ...values };
}
