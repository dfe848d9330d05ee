import { isAttributes, text } from '../attributes';
import { stands } from '../finding';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import { NAMED_TYPES } from './named-types';
import type { Subject } from '../subject';

const ALL = Object.keys(NAMED_TYPES);
const SHARED = ALL.filter((type) => NAMED_TYPES[type]?.shared === true);
const SNOWFLAKE = ALL.filter((type) => type.startsWith('snowflake_'));
const MOST_TAGS: Readonly<Record<string, number>> = { aws_s3_object: 10 };

const prefix: Rule = {
  code: 'name-prefix',
  guarantees: "Every name that could collide with another environment's carries the abbreviation of its own.",
  types: SHARED,
  check(subject, view): Flaw[] {
    const { attribute, name } = nameOf(subject);
    if (typeof name !== 'string' || name.includes('${') || carries(name, view) || isSharedMonitor(subject, view))
      return [];
    const { abbreviation } = view.environment;
    return [
      {
        what: stands(attribute, name),
        because: `it does not carry "${abbreviation}", so that another environment in the account could collide with it`,
        mend: 'take the name from this.names',
      },
    ];
  },
};

const stated: Rule = {
  code: 'name-stated',
  guarantees: 'Every name that people choose is stated.',
  types: ALL,
  check(subject): Flaw[] {
    const { attribute, name } = nameOf(subject);
    if (name !== undefined) return [];
    return [
      {
        what: stands(attribute, name),
        because: 'a random name cannot be computed by other stacks, and differs in every environment',
        mend: 'take the name from this.names',
      },
    ];
  },
};

const length: Rule = {
  code: 'name-length',
  guarantees: 'Every name is as short as its service asks.',
  types: ALL,
  check(subject): Flaw[] {
    const { attribute, name } = nameOf(subject);
    const longest = NAMED_TYPES[subject.type]?.longest ?? Infinity;
    if (typeof name !== 'string' || name.length <= longest) return [];
    return [
      {
        what: `${stands(attribute, name)} (${name.length} characters)`,
        because: `the service takes ${longest}`,
        mend: 'choose a shorter one, or a shorter abbreviation of the environment',
      },
    ];
  },
};

const tags: Rule = {
  code: 'tag-limits',
  guarantees:
    'Every tag is one that AWS takes: at most 50 (10 on an object), keys to 128 and values to 256 characters.',
  types: '*',
  check({ type, attributes: { tags: value } }): Flaw[] {
    if (!type.startsWith('aws_') || !isAttributes(value)) return [];
    const most = MOST_TAGS[type] ?? 50;
    const all = Object.entries(value);
    const odd = all.filter(([key, it]) => key.length > 128 || text(it).length > 256 || /^aws:/i.test(key));
    const mend = 'change environment.tags or the tags of the stack';
    return [
      ...odd.map(([key]) => ({ what: `tag ${key} is too long or starts with aws:`, because: 'AWS refuses it', mend })),
      ...(all.length > most ? [{ what: `has ${all.length} tags`, because: `AWS takes ${most}`, mend }] : []),
    ];
  },
};

/** What must hold for names. */
export const namingRules: readonly Rule[] = [
  prefix,
  stated,
  length,
  tags,
  requires({
    code: 'bucket-name',
    guarantees: 'Every bucket has a name that S3 takes: lower case, digits and hyphens, no dots.',
    types: ['aws_s3_bucket'],
    path: 'bucket',
    allows: (name) => typeof name !== 'string' || name.includes('${') || /^[a-z0-9][a-z0-9-]*[a-z0-9]$/.test(name),
    because: 'S3 refuses it, or its TLS certificate does not cover it',
    mend: 'take the name from names.bucket()',
  }),
  requires({
    code: 'glue-database-name',
    guarantees: 'Every Glue database has a name that every query engine takes.',
    types: ['aws_glue_catalog_database'],
    path: 'name',
    allows: (name) => typeof name !== 'string' || name.includes('${') || /^[a-z][a-z0-9_]*$/.test(name),
    because: 'Athena and Spark read lower case and underscores only',
    mend: 'use lower case, digits and underscores',
  }),
  requires({
    code: 'snowflake-name',
    guarantees: 'Every Snowflake name is in upper case, with digits and underscores.',
    types: SNOWFLAKE,
    path: 'name',
    allows: (name) => typeof name !== 'string' || name.includes('${') || /^[A-Z][A-Z0-9_]*$/.test(name),
    because: 'the provider quotes it, so that every query would have to quote it too',
    mend: 'use upper case, digits and underscores',
  }),
];

function nameOf({ type, attributes }: Subject) {
  const attribute = NAMED_TYPES[type]?.attribute ?? 'name';
  return { attribute, name: attributes[attribute] };
}

function carries(name: string, { environment: { abbreviation } }: StackView): boolean {
  const words = `-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`;
  return words.includes(`-${abbreviation}-`);
}

function isSharedMonitor({ type, attributes }: Subject, { environment: { monitors } }: StackView): boolean {
  return type === 'snowflake_resource_monitor' && monitors[text(attributes['name'])]?.shared === true;
}
