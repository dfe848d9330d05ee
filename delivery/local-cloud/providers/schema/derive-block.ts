import { allowedValues } from './allowed-values';
import { collectionType, readType, storedType } from './attribute-type';
import type { BindingClasses, ClassMember, ConfigProperty, HclEntry } from './binding-classes';
import { classMembers, configProperties, hclEntries } from './binding-classes';
import type { CtyType } from './cty-type';
import type { AttributeSchema, BlockSchema, NestedBlockSchema, Nesting } from './schema';

/** The parts of a binding that describe one block: its attributes, how they are written, what their docs say. */
interface BlockSource {
  readonly members: readonly ClassMember[];
  readonly hcl: ReadonlyMap<string, HclEntry>;
  readonly properties: ReadonlyMap<string, ConfigProperty>;
}

/** One attribute with all that is known of it. */
interface Subject {
  readonly member: ClassMember;
  readonly entry: HclEntry | undefined;
  readonly property: ConfigProperty | undefined;
}

const REFERENCE = /private _\w+ = new ([\w.]+)\(this, "\w+"(?:, (true|false))?\)/;

/** The schema of the resource, data source or provider that a class of a binding stands for. */
export function deriveTopBlock(binding: BindingClasses, className: string): BlockSchema {
  const body = binding.classes.get(className)?.body ?? '';
  const config = /public constructor\(scope: Construct, id: string, config: (\w+)/.exec(body)?.[1] ?? '';
  const members = classMembers(body.slice(body.indexOf('// ATTRIBUTES')));
  return deriveBlock(binding, {
    members: members.filter(({ name }) => name !== 'alias' || !className.endsWith('Provider')),
    hcl: hclEntries(body.slice(body.indexOf('synthesizeHclAttributes'))),
    properties: configProperties(binding.interfaces.get(config) ?? ''),
  });
}

function deriveBlock(binding: BindingClasses, { members, hcl, properties }: BlockSource): BlockSchema {
  const attributes: Record<string, AttributeSchema> = {};
  const blocks: Record<string, NestedBlockSchema> = {};
  for (const member of members) {
    const subject: Subject = { member, entry: hcl.get(member.name), property: properties.get(member.name) };
    const block = nestedBlock(binding, subject);
    if (block !== undefined) blocks[member.name] = block;
    else attributes[member.name] = attribute(binding, subject);
  }
  return { attributes, blocks };
}

/** Blocks differ from attributes of the same shape only in the mapper's flag, the list type, or the docs' wording. */
function nestedBlock(binding: BindingClasses, subject: Subject): NestedBlockSchema | undefined {
  const { member, entry, property } = subject;
  const struct = structName(subject);
  // What nobody may set and nothing computes is a block that only its own attributes fill (data aws_lb_listener_rule).
  const isBare = !member.required && !member.optional && !member.computed;
  if (isBare) return { nesting: 'single', block: structBlock(binding, struct) };
  if (entry === undefined || storedType(entry) !== undefined) return undefined;
  const minItems = member.required ? { minItems: 1 } : {};
  if (/listMapperHcl\(\w+, true\)/.test(entry.value)) {
    const block = structBlock(binding, struct);
    return { nesting: nestingOf(entry, block), ...minItems, block };
  }
  if (entry.value.includes('MapperHcl(')) return undefined;
  if (entry.type === 'list' || entry.type === 'set') {
    const block = structBlock(binding, struct);
    return { nesting: nestingOf(entry, block), ...minItems, maxItems: 1, block };
  }
  const isNamedBlock = new RegExp(`\\* ${member.name} block$`, 'm').test(property?.doc ?? '');
  return isNamedBlock ? { nesting: 'single', block: structBlock(binding, struct) } : undefined;
}

/** Terraform takes no sets of what has no fixed type (aws_wafv2_web_acl, whose statements the binding leaves out). */
function nestingOf({ type }: HclEntry, block: BlockSchema): Nesting {
  return type === 'set' && !holdsDynamic(block) ? 'set' : 'list';
}

function holdsDynamic({ attributes, blocks }: BlockSchema): boolean {
  const nested = Object.values(blocks).map(({ block }) => block);
  return Object.values(attributes).some(({ type }) => type === 'dynamic') || nested.some(holdsDynamic);
}

function attribute(binding: BindingClasses, subject: Subject): AttributeSchema {
  const { member, property } = subject;
  const type = attributeType(binding, subject);
  const allowed = type === 'string' && property !== undefined ? allowedValues(property.doc) : undefined;
  return {
    type,
    ...(member.required && { required: true }),
    ...(member.optional && { optional: true }),
    ...(member.computed && { computed: true }),
    ...(allowed && { allowed }),
  };
}

function attributeType(binding: BindingClasses, { member, entry }: Subject): CtyType {
  const stored = entry && storedType(entry);
  if (stored !== undefined) return stored;
  const [, className, isSet] = REFERENCE.exec(member.body) ?? [];
  const type =
    className === undefined
      ? readType(/return (.*);/.exec(member.body)?.[1] ?? '')
      : (collectionType(className, isSet === 'true') ?? classType(binding, className, isSet === 'true'));
  if (type === undefined) throw new Error(`the binding reads attribute "${member.name}" in a way not known here`);
  return type;
}

/** The type that one of the binding's own classes wraps: an object, or a list, set or map of what it returns. */
function classType(binding: BindingClasses, className: string, isSet: boolean): CtyType {
  const found = binding.classes.get(className);
  if (found === undefined) throw new Error(`the binding names the class ${className} but does not declare it`);
  if (found.base === 'ComplexObject') return objectType(binding, className.replace(/OutputReference$/, ''));
  const element = /public get\(\w+: \w+\): (\w+)/.exec(found.body)?.[1];
  if (element === undefined) throw new Error(`the binding's class ${className} does not say what it holds`);
  const inner = classType(binding, element, false);
  if (found.base === 'ComplexMap') return ['map', inner];
  return [isSet ? 'set' : 'list', inner];
}

function objectType(binding: BindingClasses, struct: string): CtyType {
  const source = structSource(binding, struct);
  const types = source.members.map((member) => {
    const subject = { member, entry: source.hcl.get(member.name), property: source.properties.get(member.name) };
    return [member.name, attributeType(binding, subject)] as const;
  });
  return ['object', Object.fromEntries(types)];
}

/** The struct behind a block: named by the class that reads it, or, in providers, by the function that writes it. */
function structName({ member, entry }: Subject): string {
  const className = REFERENCE.exec(member.body)?.[1];
  if (className !== undefined) return className.replace(/(OutputReference|List)$/, '');
  const writer = /(\w+)ToHclTerraform/.exec(entry?.value ?? '')?.[1] ?? '';
  return writer.charAt(0).toUpperCase() + writer.slice(1);
}

function structBlock(binding: BindingClasses, struct: string): BlockSchema {
  return deriveBlock(binding, structSource(binding, struct));
}

function structSource(binding: BindingClasses, struct: string): BlockSource {
  const writer = `${struct.charAt(0).toLowerCase()}${struct.slice(1)}ToHclTerraform`;
  const hcl = hclEntries(binding.functions.get(writer) ?? '');
  const properties = configProperties(binding.interfaces.get(struct) ?? '');
  const body = binding.classes.get(`${struct}OutputReference`)?.body;
  return { members: body === undefined ? writtenMembers(hcl, properties) : classMembers(body), hcl, properties };
}

/** A provider's structs have no class: what can be written is all there is. */
function writtenMembers(
  hcl: ReadonlyMap<string, HclEntry>,
  properties: ReadonlyMap<string, ConfigProperty>,
): ClassMember[] {
  return [...hcl.keys()].map((name) => {
    const optional = properties.get(name)?.optional ?? true;
    return { name, computed: false, optional, required: !optional, body: '' };
  });
}
