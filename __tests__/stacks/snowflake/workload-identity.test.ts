import { identifier, literal } from '../../../stacks/constructs/snowflake/sql';
import { identityStatements } from '../../../stacks/constructs/snowflake/workload-identity';

test('an identifier cannot end its own quotes', () => {
  expect(identifier('STG_RAW', 'CRM')).toBe('"STG_RAW"."CRM"');
  expect(identifier('A"; DROP USER B; --')).toBe('"A""; DROP USER B; --"');
});

test('a literal cannot end its own quotes, not by a backslash either', () => {
  expect(literal("it's")).toBe("'it''s'");
  expect(literal("\\'; DROP USER B; --")).toBe("'\\\\''; DROP USER B; --'");
});

test('a subject that Snowflake would cut is refused by its name and length', () => {
  const oidc = (subject: string) => ({ kind: 'oidc', issuer: 'https://issuer', subjects: [subject] }) as const;
  expect(identityStatements('U', oidc('s'.repeat(255)))).toHaveLength(1);
  expect(() => identityStatements('U', oidc('s'.repeat(256)))).toThrow(/^the subject s{256} has 256 characters/);
});

test('each further subject keeps its own name, whatever stands beside it', () => {
  const named = (subjects: readonly [string, ...string[]]) =>
    identityStatements('U', { kind: 'oidc', issuer: 'https://issuer', subjects })
      .slice(1)
      .map(({ id }) => id);
  expect(named(['a', 'b', 'c'])[1]).toBe(named(['a', 'c'])[0]);
  expect(new Set(named(['a', 'b', 'c'])).size).toBe(2);
});
