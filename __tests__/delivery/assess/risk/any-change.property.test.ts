import { assessRisks } from '../../../../delivery/assess/risk/assess-risks';
import { TYPES } from '../../../../delivery/assess/risk/type-table';
import type { Action } from '../../../../delivery/model/change-set';
import { worstFirst } from '../../../../delivery/model/risk';
import { type Attributes, Redacted, UNKNOWN, type Value } from '../../../../delivery/model/value';
import { changeOf } from './cases/risk-case';

const ACTIONS: readonly Action[] = ['create', 'update', 'replace', 'delete', 'read', 'forget', 'none'];
const SECRET = 'correct-horse-battery-staple';
const LEAVES: readonly Value[] = [
  null,
  true,
  'false',
  0,
  -1,
  30,
  '',
  '*',
  '0.0.0.0/0',
  '10.0.0.0/33',
  '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}]}',
  '{"Statement":[null,3,{"Condition":7}]}',
  '[]',
  '{',
  '__proto__',
  'x'.repeat(300),
  UNKNOWN,
  new Redacted('(sensitive)', SECRET),
];

/** Numbers that look random and are the same in every run (the linear congruence of "Numerical Recipes"). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Attributes that put any value, list or block wherever the rules of a type look. */
function attributesOf(type: string, next: (below: number) => number): Attributes {
  const leaf = () => LEAVES[next(LEAVES.length)] ?? null;
  const valueAt = ([name, ...rest]: readonly string[]): Value => {
    if (name === undefined) return next(4) === 0 ? [leaf(), leaf()] : leaf();
    if (next(6) === 0) return leaf();
    const block = { [name]: valueAt(rest), id: leaf() };
    return next(2) === 0 ? block : Array.from({ length: next(3) }, () => ({ ...block, id: leaf() }));
  };
  const paths = (TYPES[type]?.watches ?? []).map(([at]) => at.replaceAll(/\[\w+\]/g, '').split('.'));
  return Object.fromEntries(paths.map(([first = '', ...rest]) => [first, valueAt(rest)]));
}

test.each([...Object.keys(TYPES), 'unheard_of'])(
  'whatever a plan says of %s, it is assessed, and no secret told',
  (type) => {
    const next = numbersFrom(type.length * 7919);
    for (let round = 0; round < 14; round += 1) {
      const action = ACTIONS[round % ACTIONS.length]!;
      const before = action === 'create' ? null : attributesOf(type, next);
      const after = action === 'delete' || action === 'forget' ? null : attributesOf(type, next);
      const [assessed] = assessRisks({ changes: [changeOf(type, { action, before, after })] });
      expect(assessed!.risks.length).toBeGreaterThan(0);
      expect(assessed!.risks).toEqual(worstFirst(assessed!.risks));
      expect(JSON.stringify(assessed!.risks)).not.toContain(SECRET);
    }
  },
);

test('the same object twice is no risk, whatever it holds', () => {
  for (const type of Object.keys(TYPES).filter((name) => name !== 'snowflake_execute')) {
    const known = attributesOf(type, numbersFrom(42));
    const values = JSON.parse(JSON.stringify(known)) as Attributes;
    const [assessed] = assessRisks({ changes: [changeOf(type, { before: values, after: structuredClone(values) })] });
    expect(assessed!.risks).toMatchObject([{ kind: 'routine', level: 'low' }]);
  }
});
