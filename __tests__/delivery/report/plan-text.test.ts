import { planText } from '../../../delivery/report/plan-text';
import { visibleText } from '../../../delivery/report/text/visible-text';
import { hostileProposal } from './hostile-proposals';
import { environmentOf, planned, proposalOf, sampleProposal } from './proposals';

const PLAIN = { width: 80, colour: false };

test('a terminal shows what is lost, what is refused, who gains access, what it costs and each attribute that differs', () => {
  const text = planText(sampleProposal(), PLAIN);
  expect(text).toContain('-/+ snowflake_database.raw in dev-warehouse, staging-warehouse (high risk)');
  expect(text).toContain('dev, stateful delete: snowflake_database.raw in dev-warehouse would be replaced');
  expect(text).toContain('role ANALYST gains SELECT on 50 objects');
  expect(text).toContain('+730.00 USD a month (1,200.00 -> 1,930.00)');
  expect(text).toContain('warehouse_size: "XSMALL" -> "SMALL"');
  expect(text).toContain('secret_string: (sensitive), changed');
});

test('no control character of a value reaches a terminal, in colour or without', () => {
  const proposal = hostileProposal({ seed: 9, stacks: 20, changes: 300, environments: 2, removals: 3 });
  const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u202A-\u202E\u2066-\u2069]/gu;
  const found = (text: string) => [...text.matchAll(hidden)].map(([one]) => one).filter((one) => one !== '\n');
  expect(found(planText(proposal, PLAIN))).toEqual([]);
  const coloured = planText(proposal, { width: 80, colour: true });
  expect(found(coloured.replace(/\u001B\[\d+m/g, ''))).toEqual([]);
  expect(coloured).toContain('\u001B[31m');
});

test('every delete and replace is in it', () => {
  const proposal = hostileProposal({ seed: 9, stacks: 20, changes: 300, environments: 2, removals: 5 });
  const text = planText(proposal, PLAIN);
  const removals = proposal.environments
    .flatMap(({ stacks }) => stacks)
    .flatMap((stack) => (stack.kind === 'planned' ? stack.assessment.changes : []))
    .filter(({ change }) => change.action === 'delete' || change.action === 'replace');
  expect(removals.length).toBeGreaterThan(100);
  expect(removals.filter(({ change }) => !text.includes(visibleText(change.address)))).toEqual([]);
});

test('the table is no wider than the terminal', () => {
  const stacks = [planned(`dev-${'long'.repeat(40)}`, [], { errored: true })];
  const [head = '', row = ''] = planText(proposalOf([environmentOf('dev', stacks)]), PLAIN).split('\n');
  expect(head.length).toBeLessThanOrEqual(80);
  expect(row.length).toBeLessThanOrEqual(80);
});

test('no change at all is one quiet line', () => {
  expect(planText(proposalOf([]), PLAIN)).toBe('Nothing changes in any environment.\n');
});
