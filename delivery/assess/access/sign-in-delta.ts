import type { AccessDelta } from '../../model/access';
import { type TrustedWorkload, trustedWorkload } from './executed-sql';
import type { Pair } from './pair';
import { readingOf, unknownOf } from './reading';
import { type Right, rightsDelta } from './right';
import { type SignInFact, signInFact } from './sign-in-facts';

const ANYWHERE = 'from anywhere';
const NOBODY: ReadonlySet<string> = new Set();

/**
 * From where users of Snowflake gain and lose the right to sign in, and which workloads sign in as them. A policy of a user's own comes before that of the
 * account; a user without either signs in from anywhere. A policy that no stack makes is told by its name.
 */
export function signInDelta(pairs: readonly Pair[]): AccessDelta {
  const reading = readingOf(pairs, signInFact);
  const executed = readingOf(pairs, trustedWorkload);
  const ofAccount = [...reading.before, ...reading.after].some((fact) => fact.kind === 'attachment' && fact.account);
  const before = [...rightsIn(reading.before, ofAccount), ...executed.before.map(asUser)];
  const after = [...rightsIn(reading.after, ofAccount), ...executed.after.map(asUser)];
  const side = (rights: readonly Right[]) => ({ rights, subjects: NOBODY });
  const delta = rightsDelta(side(before), side(after), ({ on }) => on === ANYWHERE);
  const changes = delta.gained.length + delta.lost.length > 0;
  return { ...delta, unknown: [...unknownOf(reading, changes), ...unknownOf(executed, changes)] };
}

function asUser({ workload, user }: TrustedWorkload): Right {
  return { who: workload, what: 'sign in', on: user, restricts: false, subject: user };
}

function rightsIn(facts: readonly SignInFact[], ofAccount: boolean): Right[] {
  const places = new Map(facts.flatMap((fact) => (fact.kind === 'policy' ? [[fact.name, fact.places] as const] : [])));
  const attached = new Map<string, string>();
  let account: string | undefined;
  for (const fact of facts) {
    if (fact.kind !== 'attachment') continue;
    for (const user of fact.users) attached.set(user, fact.policy);
    if (fact.account) account = fact.policy;
  }
  const signIn = (who: string, policy: string | undefined): Right[] =>
    (policy === undefined ? [ANYWHERE] : (places.get(policy) ?? [`from where policy ${policy} allows`])).map((on) => ({
      who,
      what: 'sign in',
      on,
      restricts: false,
      subject: who,
    }));
  const users = facts.flatMap((fact) =>
    fact.kind === 'user' ? signIn(`user ${fact.name}`, fact.policy ?? attached.get(fact.name) ?? account) : [],
  );
  return [...users, ...(ofAccount ? signIn('users without a network policy of their own', account) : [])];
}
