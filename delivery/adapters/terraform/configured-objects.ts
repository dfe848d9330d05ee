import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { type RawRecord, isRecord } from '../../redaction/raw-value';

/** One object as a synthesized stack states it. */
export interface ConfiguredObject {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly values: RawRecord;
}

const Blocks = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({});

const Configuration = z.object({ resource: Blocks, data: Blocks });

/** What is said to Terraform or to CDKTF, and is no attribute of the object. */
const META = new Set(['//', 'provider', 'depends_on', 'lifecycle', 'connection', 'provisioner', 'count', 'for_each']);

/**
 * The objects that a synthesized stack states, with the values of other objects that they name filled in where the code
 * knows them.
 * @throws DeliveryError `SynthFailed` where it has another shape than cdktf writes.
 */
export function configuredObjects(stack: string, configuration: unknown): ConfiguredObject[] {
  const parsed = Configuration.safeParse(configuration);
  if (!parsed.success) {
    throw new DeliveryError('SynthFailed', `the Terraform of ${stack} has a shape that cdktf does not write`);
  }
  const { resource, data } = parsed.data;
  const objects = [...objectsIn(resource, 'managed'), ...objectsIn(data, 'data')];
  const known = new Map(objects.map((object) => [object.address, object.values]));
  return objects.map((object) => ({ ...object, values: filledIn(object.values, known) as RawRecord }));
}

function objectsIn(blocks: z.infer<typeof Blocks>, mode: 'managed' | 'data'): ConfiguredObject[] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]) => ({
      address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
      mode,
      type,
      name,
      values: Object.fromEntries(Object.entries(block).filter(([attribute]) => !META.has(attribute))),
    })),
  );
}

const REFERENCE = /\$\{((?:data\.)?[a-z0-9_]+\.[\w-]+)\.([a-z0-9_]+)\}/g;

/** References lead to references: a role's database is that of its schema, which is that of a database. */
const DEEPEST = 8;

function filledIn(value: unknown, known: ReadonlyMap<string, RawRecord>, depth = 0): unknown {
  if (typeof value === 'string') return filledText(value, known, depth);
  if (Array.isArray(value)) return value.map((item) => filledIn(item, known, depth));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, known, depth)]));
}

function filledText(text: string, known: ReadonlyMap<string, RawRecord>, depth: number): string {
  if (depth > DEEPEST || !text.includes('${')) return text;
  return text.replace(REFERENCE, (whole, address: string, attribute: string) => {
    const found = known.get(address)?.[attribute];
    return typeof found === 'string' || typeof found === 'number' ? filledText(String(found), known, depth + 1) : whole;
  });
}
