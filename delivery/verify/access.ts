import type { Evidence } from '../model/promotion';
import { rightsOf } from './rights-of';
import type { OfKind, Scene } from './subject';

/** Whether Snowflake roles can do what is said and no more, as the states of the environment give them grants. */
export async function access(
  { expect }: OfKind<'access'>,
  { subject: { environment }, look }: Scene,
): Promise<Evidence[]> {
  const resources = await look.states('snowflake_');
  const prefix = `${environment.abbreviation.replaceAll('-', '_').toUpperCase()}_`;
  return expect.map(({ role, schema, can }) => {
    const rights = rightsOf(`${prefix}${role}`, `${prefix}${schema}`, resources);
    const check = `${role} on ${schema}: ${wordsFor(can, 'nothing')}`;
    const holds = rights.length === can.length && can.every((right) => rights.includes(right));
    return { check, holds, seen: `${role} can ${wordsFor(rights, 'do nothing')} there` };
  });
}

function wordsFor(rights: readonly string[], none: string): string {
  return rights.length === 0 ? none : rights.join(', ');
}
