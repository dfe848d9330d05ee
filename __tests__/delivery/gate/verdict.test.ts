import { gateRefusals, verdictOn } from '../../../delivery/gate/verdict';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { aGateInput, environmentWith, type Otherwise } from '../../fakes/gate-input';
import { MUTATIONS, NOISE, REVIEWED } from '../../fakes/plan-mutations';
import { aRecord, aReviewedStack } from '../../fakes/review';

function refusedBy(otherwise: Otherwise): string[] {
  return gateRefusals(aGateInput(otherwise)).map(({ rule }) => rule);
}

function sentencesOf(otherwise: Otherwise): string {
  return gateRefusals(aGateInput(otherwise))
    .map(({ sentence }) => sentence)
    .join('\n');
}

const bi = aChange();
const etl = aChange({ address: 'snowflake_warehouse.ETL' });
const both = aChangeSet([bi, etl]);

test('a plan that is the reviewed one goes through, and nothing is told', () => {
  expect(verdictOn(aGateInput())).toMatchObject({ refusals: [], accepted: [], difference: { same: true } });
  expect(refusedBy({ reviewedPlan: REVIEWED })).toEqual([]);
});

test.each(Object.entries(MUTATIONS))('an apply is refused when %s', (_, mutate) => {
  expect(gateRefusals(aGateInput({ reviewedPlan: REVIEWED, plan: mutate(REVIEWED) }))).not.toEqual([]);
});

test.each(Object.entries(NOISE).filter(([name]) => !name.startsWith('the version')))(
  'an apply is not refused for %s',
  (_, change) => {
    expect(gateRefusals(aGateInput({ reviewedPlan: REVIEWED, plan: change(REVIEWED) }))).toEqual([]);
  },
);

describe('what is not known is refused:', () => {
  test('an environment', () => {
    expect(refusedBy({ input: { environment: undefined } })).toEqual(['environment']);
    expect(refusedBy({ plan: aChangeSet([]), input: { environment: undefined } })).toEqual(['environment']);
  });

  test('a stack without any record', () => {
    expect(sentencesOf({ input: { review: null } })).toBe(
      'nobody reviewed a plan of dev-warehouse: no valid record belongs to this commit; npx sluice review --pull-request NUMBER',
    );
  });

  test('a stack that the record does not hold', () => {
    const review = aRecord({ stacks: [aReviewedStack(aChangeSet([], { stack: 'dev-lake' }))] });
    expect(sentencesOf({ input: { review } })).toContain('does not hold dev-warehouse, only: dev-lake');
  });

  test('a stack that was reviewed for another environment', () => {
    expect(refusedBy({ reviewed: { environment: 'prod' } })).toEqual(['review']);
  });
});

describe('the configuration', () => {
  test('has to be the reviewed one', () => {
    expect(refusedBy({ applying: { synthDigest: 'f'.repeat(64) } })).toEqual(['configuration']);
  });

  test('may lie in another tree, which is told', () => {
    const { refusals, accepted } = verdictOn(aGateInput({ applying: { tree: '0'.repeat(40) } }));
    expect(refusals).toEqual([]);
    expect(accepted).toEqual([
      'tree 000000000000 is not the reviewed dddddddddddd, but dev-warehouse is the same in both',
    ]);
  });
});

describe('the state', () => {
  const then = { lineage: 'b7c2', serial: 4 };

  test('may have moved on', () => {
    expect(refusedBy({ applying: { state: { ...then, serial: 9 } } })).toEqual([]);
  });

  test.each([
    ['another lineage', { lineage: 'ffff', serial: 4 }, 'its lineage is ffff, and b7c2 was reviewed'],
    ['an earlier serial', { ...then, serial: 3 }, 'its serial is 3, and 4 was reviewed'],
    ['no state', null, 'is gone'],
  ])('is refused with %s', (_, state, sentence) => {
    expect(refusedBy({ applying: { state } })).toEqual(['state']);
    expect(sentencesOf({ applying: { state } })).toContain(sentence);
  });

  test('may have begun since, which is told', () => {
    expect(verdictOn(aGateInput({ reviewed: { state: null } }))).toMatchObject({
      refusals: [],
      accepted: ['dev-warehouse had no state when it was reviewed, and has one now'],
    });
  });
});

describe('the tools', () => {
  test('have to be of the reviewed versions, and both are named', () => {
    expect(sentencesOf({ reviewed: { terraform: '1.10.0' } })).toContain('Terraform was 1.10.0 and is 1.11.4');
    const providers = { 'terraform.test/snowflakedb/snowflake': '2.12.0', 'terraform.test/hashicorp/aws': '6.0.0' };
    expect(sentencesOf({ applying: { providers } })).toContain(
      'terraform.test/hashicorp/aws was absent and is 6.0.0; terraform.test/snowflakedb/snowflake was 2.11.0 and is 2.12.0',
    );
  });
});

describe('a plan that is not whole', () => {
  test('is refused when it met an error, also where that was reviewed', () => {
    expect(refusedBy({ reviewedPlan: aChangeSet([bi], { errored: true }) })).toEqual(['errored plan']);
  });

  test('goes through where it was reviewed so', () => {
    expect(refusedBy({ reviewedPlan: aChangeSet([bi], { complete: false }) })).toEqual([]);
  });

  test('is refused where the reviewed one was whole, also where fewer changes are harmless', () => {
    const input = { environment: environmentWith({ harmless: ['fewer-changes'] }) };
    expect(refusedBy({ reviewedPlan: both, plan: aChangeSet([bi], { complete: false }), input })).toEqual([
      'incomplete plan',
      'plan',
    ]);
  });
});

describe('a difference that the environment calls harmless', () => {
  const fewer = { environment: environmentWith({ harmless: ['fewer-changes'] }) };
  const healed = { environment: environmentWith({ harmless: ['drift-healed'] }) };

  test('is refused where the environment does not call it so', () => {
    expect(sentencesOf({ reviewedPlan: both, plan: aChangeSet([bi]) })).toContain(
      'the plan of dev-warehouse is not the reviewed one: 1 no longer planned; review what would be applied now: npx sluice review --pull-request 7',
    );
  });

  test('is let pass and told, with what is gone', () => {
    const { refusals, accepted } = verdictOn(aGateInput({ reviewedPlan: both, plan: aChangeSet([bi]), input: fewer }));
    expect(refusals).toEqual([]);
    expect(accepted).toEqual([
      'the plan of dev-warehouse differs (1 no longer planned: snowflake_warehouse.ETL), as dev allows: fewer-changes',
    ]);
  });

  test('is not one where anything is new or other', () => {
    const other = aChangeSet([aChange({ after: { name: 'BI', warehouse_size: 'LARGE' } })]);
    expect(refusedBy({ reviewedPlan: both, plan: other, input: fewer })).toEqual(['plan']);
    const replaced = aChangeSet([bi, aChange({ address: 'snowflake_role.NEW', action: 'delete', after: null })]);
    expect(refusedBy({ reviewedPlan: both, plan: replaced, input: fewer })).toEqual(['plan']);
  });

  test('is not one where a check fails now', () => {
    const checks = [{ address: 'check.health', status: 'fail' as const, problems: [] }];
    expect(refusedBy({ reviewedPlan: both, plan: aChangeSet([bi], { checks }), input: fewer })).toEqual(['plan']);
  });

  test('is healed drift only where the record says that it had drifted', () => {
    const plan = aChangeSet([bi]);
    const drifted = aChangeSet([bi, etl], { drift: [etl] });
    expect(refusedBy({ reviewedPlan: both, plan, input: healed })).toEqual(['plan']);
    expect(verdictOn(aGateInput({ reviewedPlan: drifted, plan, input: healed }))).toMatchObject({
      refusals: [],
      accepted: [expect.stringContaining('as dev allows: drift-healed')],
    });
  });
});

test('a plan that changes nothing needs no review, which is told', () => {
  expect(verdictOn(aGateInput({ plan: aChangeSet([]), input: { review: null } }))).toMatchObject({
    refusals: [],
    accepted: ['the plan of dev-warehouse changes nothing, so that there is nothing to review'],
  });
});

test('a plan that changes nothing but met an error is refused', () => {
  expect(refusedBy({ plan: aChangeSet([], { errored: true }) })).toContain('errored plan');
});

describe('a freeze', () => {
  const freezes = [{ from: '2026-11-20T00:00:00Z', until: '2026-11-22T00:00:00Z', reason: 'the books are closed' }];
  const at = (now: string) => ({ input: { environment: environmentWith({ freezes }), now: new Date(now) } });

  test('refuses from its first moment to its last', () => {
    expect(refusedBy(at('2026-11-20T00:00:00Z'))).toEqual(['freeze']);
    expect(sentencesOf(at('2026-11-21T23:59:59.999Z'))).toBe(
      'dev is frozen until 2026-11-22T00:00:00Z: the books are closed; apply after that',
    );
  });

  test('is over then', () => {
    expect(refusedBy(at('2026-11-19T23:59:59.999Z'))).toEqual([]);
    expect(refusedBy(at('2026-11-22T00:00:00Z'))).toEqual([]);
  });
});

test('one refusal hides no other', () => {
  const everything: Otherwise = {
    plan: aChangeSet([etl]),
    applying: { synthDigest: 'f'.repeat(64), state: null },
    reviewed: { terraform: '1.10.0' },
  };
  expect(refusedBy(everything)).toEqual(['state', 'configuration', 'versions', 'plan']);
});

test('every refusal says what to do next', () => {
  const all = [
    { input: { review: null } },
    { applying: { synthDigest: 'f'.repeat(64) } },
    { reviewed: { terraform: '1.10.0' } },
    { plan: both },
    { plan: aChangeSet([bi], { complete: false }) },
  ];
  for (const otherwise of all) expect(sentencesOf(otherwise)).toContain('npx sluice review --pull-request ');
});
