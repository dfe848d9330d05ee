import { TerraformProvider, type TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { type Attributes, blocks, isAttributes, type Json, list, text } from './attributes';
import type { Subject } from './subject';

const REFERENCE = /\b(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*(?=[.[])/g;

const ATTRIBUTE = /\$\{([a-z0-9_]+\.[\w-]+)\.(\w+)\}/g;

/** Computed attributes that say what a stated one does: S3 gives a bucket its name as id, Snowflake quotes names. */
const SAME_AS: Readonly<Record<string, string>> = { id: 'bucket', fully_qualified_name: 'name' };

/** A stack as Terraform will read it, overrides and tokens resolved, indexed for rules. */
export class StackView {
  readonly subjects: readonly Subject[];
  private readonly types = new Map<string, Subject[]>();
  private readonly references = new Map<string, Subject>();

  /** @param providerAddresses construct paths by provider name, in the order of the blocks. */
  constructor(
    readonly id: string,
    readonly environment: Environment,
    { synthesized, providerAddresses }: Synthesis,
  ) {
    this.subjects = subjectsOf(id, synthesized, providerAddresses);
    for (const subject of this.subjects) {
      const same = this.types.get(subject.type);
      if (same === undefined) this.types.set(subject.type, [subject]);
      else same.push(subject);
      this.references.set(subject.reference, subject);
    }
  }

  /** Every subject of these types, in the order of the stack. */
  ofType(...types: readonly string[]): readonly Subject[] {
    return types.flatMap((type) => this.types.get(type) ?? []);
  }

  /** What an expression such as `${aws_s3_bucket.raw.id}` refers to inside this stack. */
  referenced(value: Json | undefined): readonly Subject[] {
    if (typeof value !== 'string' || !value.includes('${')) return [];
    return (value.match(REFERENCE) ?? []).flatMap((reference) => this.references.get(reference) ?? []);
  }

  /** Whether a value names a subject: by reference, or by the same literal as the subject's attribute. */
  names(value: Json | undefined, subject: Subject, attribute: string): boolean {
    if (this.referenced(value).includes(subject)) return true;
    return value !== undefined && value === subject.attributes[attribute];
  }

  /** A value with every reference to an attribute that this stack states replaced by what it states. */
  literal(value: Json | undefined): Json | undefined {
    if (typeof value !== 'string' || !value.includes('${')) return value;
    return value.replaceAll(ATTRIBUTE, (expression: string, reference: string, attribute: string) => {
      const stated = this.stated(reference, attribute);
      return stated === undefined || stated === value ? expression : text(this.literal(stated));
    });
  }

  private stated(reference: string, attribute: string): Json | undefined {
    const attributes = this.references.get(reference)?.attributes;
    return attributes?.[attribute] ?? attributes?.[SAME_AS[attribute] ?? attribute];
  }
}

/** What a stack became, and where its providers were made. */
export interface Synthesis {
  readonly synthesized: Attributes;
  readonly providerAddresses: Readonly<Record<string, readonly string[]>>;
}

/** Resolves a stack once. Call it after aspects have run. */
export function viewOf(stack: TerraformStack, environment: Environment): StackView {
  const providerAddresses: Record<string, string[]> = {};
  for (const construct of stack.node.findAll()) {
    if (!TerraformProvider.isTerraformProvider(construct)) continue;
    (providerAddresses[construct.terraformResourceType] ??= []).push(construct.node.path);
  }
  const synthesized = stack.toTerraform() as Attributes;
  return new StackView(stack.node.path, environment, { synthesized, providerAddresses });
}

function subjectsOf(id: string, json: Attributes, providers: Synthesis['providerAddresses']): Subject[] {
  const root = { type: 'stack', reference: 'stack', address: id, attributes: json };
  return [
    root,
    ...typed(id, json['resource'], ''),
    ...typed(id, json['data'], 'data.'),
    ...providerSubjects(id, json['provider'], providers),
    ...backendSubjects(id, json['terraform']),
    ...named(id, json['output'], 'output'),
    ...named(id, json['locals'], 'locals'),
  ];
}

function typed(id: string, byType: Json | undefined, prefix: string): Subject[] {
  return entries(byType).flatMap(([type, byId]) =>
    entries(byId).flatMap(([name, body]) => {
      if (!isAttributes(body)) return [];
      const reference = `${prefix}${type}.${name}`;
      const { '//': comment, ...rest } = body;
      const attributes = withoutNulls(rest);
      return [{ type: `${prefix}${type}`, reference, address: pathIn(comment) ?? `${id}/${name}`, attributes }];
    }),
  );
}

/** To Terraform, null is the same as not stated. */
function withoutNulls(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}

function providerSubjects(id: string, byName: Json | undefined, known: Synthesis['providerAddresses']): Subject[] {
  return entries(byName).flatMap(([name, bodies]) =>
    blocks(bodies).map((attributes, i) => ({
      type: `provider.${name}`,
      reference: `provider.${name}.${i}`,
      address: known[name]?.[i] ?? `${id}/${name}`,
      attributes,
    })),
  );
}

function backendSubjects(id: string, terraform: Json | undefined): Subject[] {
  return entries(blocks(terraform)[0]?.['backend']).flatMap(([kind, body]) =>
    blocks(body).map((attributes) => ({
      type: `backend.${kind}`,
      reference: `backend.${kind}`,
      address: `${id}/backend`,
      attributes,
    })),
  );
}

function named(id: string, byName: Json | undefined, type: string): Subject[] {
  return entries(byName).map(([name, value]) => ({
    type,
    reference: `${type}.${name}`,
    address: `${id}/${name}`,
    attributes: isAttributes(value) ? value : { [name]: value },
  }));
}

function entries(value: Json | undefined): [string, Json | undefined][] {
  return isAttributes(value) ? Object.entries(value) : [];
}

function pathIn(comment: Json | undefined): string | undefined {
  const path = blocks(blocks(comment)[0]?.['metadata'])[0]?.['path'];
  return list(path).find((step) => typeof step === 'string');
}
