import { rules } from '../../../stacks/constructs/validators/rules';
import { ruleCases } from './cases/rule-cases';
import { said } from './rule-case';

const codes = rules.map(({ code }) => code);

test('every rule has a case, and every case a rule', () => {
  expect(ruleCases.map(({ code }) => code).sort()).toEqual([...codes].sort());
});

test('no two rules share a code', () => {
  expect(new Set(codes).size).toBe(codes.length);
});

describe.each(ruleCases)('$code', ({ code, environment, fails, says, passes }) => {
  test('a stack that breaks it hears where, what, why and how to mend it', () => {
    const sentences = said(fails, environment, code);
    expect(sentences.join('\n')).toContain(says);
    for (const sentence of sentences) {
      expect(sentence).toMatch(new RegExp(`^[a-z][^\\s:]*: .+, but .+; .+ \\[${code}\\]$`, 's'));
    }
  });

  test('a stack that keeps it hears nothing of it', () => {
    expect(said(passes, environment, code)).toEqual([]);
  });
});
