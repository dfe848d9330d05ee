import type { Environment } from '../../../../environments/schema/environment';
import { blocks, list } from '../attributes';
import type { Flaw, Rule } from '../rule';

const MOST_SNOWFLAKE_RESOURCES = 500;
const FOREIGN_DATA = ['data.external', 'data.http', 'data.template_file', 'data.terraform_remote_state'];
/** Not terraform_data: it holds values, and runs a program only by a provisioner, which is found for itself. */
const SHELLS = ['null_resource', 'local_file', 'local_sensitive_file'];

const foreignData: Rule = {
  code: 'foreign-data',
  guarantees: "A plan reads nothing but the clouds: no programs, no web pages, no other stack's state.",
  types: FOREIGN_DATA,
  check: ({ type }) => [
    {
      what: `is a ${type.replace('data.', '')} data source`,
      because:
        type === 'data.terraform_remote_state'
          ? 'it reads the secrets of another state, and fails until that stack exists'
          : 'what was reviewed could differ from what is applied, and a plan would run code',
      mend: 'compute the value at synthesis, take it from names, or read an SSM parameter',
    },
  ],
};

const provisioners: Rule = {
  code: 'provisioner',
  guarantees: 'Nothing runs a program when it is made or destroyed.',
  types: '*',
  check({ type, attributes }): Flaw[] {
    const runs = SHELLS.includes(type) ? [type] : list(attributes['provisioner']).map(() => 'a provisioner');
    return runs.slice(0, 1).map((what) => ({
      what: `is or holds ${what}`,
      because: 'no plan shows what it does, and it runs with the credentials of the apply',
      mend: 'do it in a step of the pipeline, or with a resource',
    }));
  },
};

const size: Rule = {
  code: 'snowflake-stack-size',
  guarantees: `A stack has at most ${MOST_SNOWFLAKE_RESOURCES} Snowflake resources.`,
  types: ['stack'],
  check(_, view): Flaw[] {
    const count = view.subjects.filter(({ type }) => type.startsWith('snowflake_')).length;
    if (count <= MOST_SNOWFLAKE_RESOURCES) return [];
    return [
      {
        what: `has ${count} Snowflake resources`,
        because: `a plan reads each by statements of its own, minutes from ${MOST_SNOWFLAKE_RESOURCES} on (snowflakedb/terraform-provider-snowflake#3118)`,
        mend: 'split the stack by database',
      },
    ];
  },
};

const stableAddresses: Rule = {
  code: 'stable-address',
  guarantees: 'No construct is named after its environment: one change has one address everywhere.',
  types: ['stack'],
  check(_, view): Flaw[] {
    const words = tellingWords(view.environment);
    const paths = view.subjects.map(({ address }) => address.slice(view.id.length + 1).split('/'));
    const named = paths.flatMap((path) => pathsNamedAfter(words, path));
    return [...new Set(named)].map((path) => ({
      what: `the construct ${path} is named after its environment`,
      because: 'plans of two environments could not be compared, and a renamed environment would replace everything',
      mend: 'name it after what it is',
    }));
  },
};

/** The path down to the first construct that carries one of the words. */
function pathsNamedAfter(words: readonly string[], path: readonly string[]): string[] {
  const i = path.findIndex((id) => words.some((word) => wordsOf(id).includes(`-${word}-`)));
  return i === -1 ? [] : [path.slice(0, i + 1).join('/')];
}

/** What gives an environment away in a name. A schema may be called STAGING: there that word tells nothing. */
function tellingWords({ name, abbreviation, databases, warehouses, roles }: Environment): string[] {
  const schemas = Object.values(databases).flatMap((database) => Object.keys(database.schemas));
  const declared = [databases, warehouses, roles].flatMap((names) => Object.keys(names)).concat(schemas);
  return [name, abbreviation].filter((word) => !declared.includes(word.toUpperCase()));
}

function wordsOf(id: string): string {
  return `-${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`;
}

const stackName: Rule = {
  code: 'stack-name',
  guarantees: 'Every stack is named `<environment>-<stack>`.',
  types: ['stack'],
  check({ address }, { environment }): Flaw[] {
    if (address.startsWith(`${environment.name}-`) && !address.includes('/')) return [];
    return [
      {
        what: `the stack is named ${address}`,
        because: 'commands, states and promotions find stacks by <environment>-<stack>',
        mend: `extend PlatformStack, which names it ${environment.name}-<stack>`,
      },
    ];
  },
};

const lockedProviders: Rule = {
  code: 'provider-pinned',
  guarantees: 'Every provider is pinned to a version.',
  types: ['stack'],
  check: ({ attributes }) =>
    Object.entries(blocks(blocks(attributes['terraform'])[0]?.['required_providers'])[0] ?? {})
      .filter(([, body]) => typeof blocks(body)[0]?.['version'] !== 'string')
      .map(([name]) => ({
        what: `required_providers.${name} has no version`,
        because: 'two machines could plan with two providers',
        mend: 'state a version',
      })),
};

/** What must hold so that a plan means the same on every machine and in every environment. */
export const reproducibilityRules: readonly Rule[] = [
  foreignData,
  provisioners,
  size,
  stableAddresses,
  stackName,
  lockedProviders,
];
