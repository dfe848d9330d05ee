import type { Proposal } from '../../../delivery/model/proposal';
import { ReviewRecord } from '../../../delivery/model/review-record';
import { Redacted } from '../../../delivery/model/value';
import { reviewRecord } from '../../../delivery/review/review-record';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { REVIEWED } from '../../fakes/plan-mutations';
import { FACTS, assessed } from '../../fakes/review';

const CANARY = 'canary-value-of-a-resource';

const plan = aChangeSet([aChange({ after: { comment: CANARY, password: new Redacted(CANARY, 'f'.repeat(64)) } })], {
  drift: [aChange(), aChange({ address: 'snowflake_warehouse.OTHER' })],
  outputs: [{ name: 'url', action: 'create', before: null, after: CANARY }],
});

const proposal: Proposal = {
  tree: 'd'.repeat(40),
  commit: 'c'.repeat(40),
  environments: [
    {
      name: 'dev',
      stacks: [
        { kind: 'blocked', stack: 'dev-airflow', dependencies: [], waitsFor: ['dev-network'] },
        { kind: 'planned', stack: 'dev-warehouse', dependencies: [], assessment: assessed(plan) },
        { kind: 'failed', stack: 'dev-lake', dependencies: [], because: 'no' },
      ],
      access: { gained: [], lost: [], unknown: [] },
      cost: { lines: [], unknown: [], before: 0, after: 0, pricesOf: '2026-11-01' },
      refusals: [],
      approvals: 0,
    },
  ],
  orphans: [],
  unaffected: 2,
};

const at = new Date('2026-11-21T12:00:00Z');
const input = { proposal, repository: 'acme-data/data-platform', pullRequest: 7, by: 'ann', at };

test('a record holds the stacks that were planned, and no other', () => {
  const record = reviewRecord({ ...input, stacks: { 'dev-warehouse': FACTS } });
  expect(ReviewRecord.parse(record)).toEqual(record);
  expect(record.stacks.map(({ stack, environment }) => [stack, environment])).toEqual([['dev-warehouse', 'dev']]);
  expect(record).toMatchObject({ pullRequest: 7, by: 'ann', at: '2026-11-21T12:00:00.000Z' });
});

test('a record holds no value of a resource or an output', () => {
  const record = reviewRecord({ ...input, stacks: { 'dev-warehouse': FACTS } });
  expect(JSON.stringify(record)).not.toContain(CANARY);
});

test('a record says which of its changes had drifted', () => {
  const record = reviewRecord({ ...input, stacks: { 'dev-warehouse': FACTS } });
  expect(record.stacks[0]?.drifted).toEqual(['snowflake_warehouse.BI']);
});

test('a planned stack whose synthesized form is not known is a mistake of ours', () => {
  expect(() => reviewRecord({ ...input, stacks: {} })).toThrow('nothing is known of the planned stack dev-warehouse');
});

test('a record with one of everything is well formed', () => {
  const stacks = [
    { kind: 'planned' as const, stack: 'dev-warehouse', dependencies: [], assessment: assessed(REVIEWED) },
  ];
  const all = { ...proposal, environments: [{ ...proposal.environments[0]!, stacks }] };
  const record = reviewRecord({ ...input, proposal: all, stacks: { 'dev-warehouse': FACTS } });
  expect(ReviewRecord.safeParse(record).error).toBeUndefined();
});
