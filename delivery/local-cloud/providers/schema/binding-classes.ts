/** A class of a binding: what it extends, and its text. */
export interface BindingClass {
  readonly base: string;
  readonly body: string;
}

/** One entry of a binding's conversion to HCL: how a settable argument is written. */
export interface HclEntry {
  readonly value: string;
  readonly type: string;
  readonly storage: string;
}

/** One property of a binding's configuration interface. */
export interface ConfigProperty {
  readonly doc: string;
  readonly optional: boolean;
}

/** One attribute of a binding's class, from the comment that the generator writes above each. */
export interface ClassMember {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  readonly body: string;
}

/** The parts of a generated binding that tell its schema, by name. */
export interface BindingClasses {
  readonly classes: ReadonlyMap<string, BindingClass>;
  readonly interfaces: ReadonlyMap<string, string>;
  readonly functions: ReadonlyMap<string, string>;
}

const DECLARATION = /^export (?:(class) (\w+) extends cdktf\.(\w+)|(interface) (\w+)|(function) (\w+))/;

/** Splits a binding's TypeScript into its top-level declarations. */
export function bindingClasses(source: string): BindingClasses {
  const classes = new Map<string, BindingClass>();
  const interfaces = new Map<string, string>();
  const functions = new Map<string, string>();
  for (const body of source.split(/^(?=export )/m)) {
    const [, isClass, className, base, isInterface, interfaceName, isFunction, functionName] =
      DECLARATION.exec(body) ?? [];
    if (isClass && className && base) classes.set(className, { base, body });
    if (isInterface && interfaceName) interfaces.set(interfaceName, body);
    if (isFunction && functionName) functions.set(functionName, body);
  }
  return { classes, interfaces, functions };
}

const MEMBER = /^ {2}\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)$/m;

/** The attributes that a class declares, in order. */
export function classMembers(body: string): ClassMember[] {
  const [, ...pieces] = body.split(MEMBER);
  const members: ClassMember[] = [];
  for (let at = 0; at + 4 < pieces.length; at += 5) {
    const [name = '', computed, optional, required, text = ''] = pieces.slice(at, at + 5);
    members.push({
      name,
      computed: computed === 'true',
      optional: optional === 'true',
      required: required === 'true',
      body: text,
    });
  }
  return members;
}

const HCL_ENTRY =
  /^ +(\w+): \{\n +value: (.*),\n +isBlock: (?:true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)",$/gm;

/** The settable arguments in the text of a conversion to HCL. */
export function hclEntries(text: string): Map<string, HclEntry> {
  const entries = new Map<string, HclEntry>();
  for (const [, name = '', value = '', type = '', storage = ''] of text.matchAll(HCL_ENTRY)) {
    entries.set(name, { value, type, storage });
  }
  return entries;
}

const PROPERTY = /\/\*\*\n((?: {2}\*.*\n)*?) {2}\*\/\n {2}readonly \w+(\??):/g;
const ANCHOR = /\{@link [^#}\s]*#(\w+) /;

/** The properties of a configuration interface, by the argument's Terraform name. */
export function configProperties(text: string): Map<string, ConfigProperty> {
  const properties = new Map<string, ConfigProperty>();
  for (const [, doc = '', question] of text.matchAll(PROPERTY)) {
    const name = ANCHOR.exec(doc)?.[1];
    if (name !== undefined) properties.set(name, { doc, optional: question === '?' });
  }
  return properties;
}
