import { PLANNED } from '../../../delivery/model/comment-life';
import type { Irreversible } from '../../../delivery/model/irreversible';
import type { ForeseenRollback, RolledBack } from '../../../delivery/model/rollback';
import { planComment } from '../../../delivery/report/plan-comment';
import { proposalJson } from '../../../delivery/report/proposal-json';
import { automaticText, rolledBackText, rollbackText } from '../../../delivery/report/rollback-text';
import { fakeWorld } from '../../fakes/fake-world';
import { ROUTINE, changeOf, environmentOf, planned, proposalOf } from './proposals';

const STYLE = { width: 120, colour: false };

const LOST: Irreversible = {
  stack: 'prod-warehouse',
  address: 'snowflake_schema.finance',
  kind: 'data-dropped',
  sentence: 'it is deleted, and with it every table in it\u001b[31m',
};

function foreseen(parts: Partial<ForeseenRollback> = {}, lost: readonly Irreversible[] = [LOST]): ForeseenRollback {
  const change = { change: changeOf('snowflake_schema.finance', { action: 'delete', after: null }), risks: [ROUTINE] };
  const proposal = proposalOf([environmentOf('prod', [planned('prod-warehouse', [change])])]);
  const environment = fakeWorld().environments.find(({ name }) => name === 'prod')!;
  return {
    rollback: {
      release: { commit: 'a'.repeat(40), tree: 'b'.repeat(40), tag: 'v1.1.0' },
      replaces: { commit: 'c'.repeat(40), tree: 'd'.repeat(40), tag: 'v1.2.0' },
      assembly: { environments: [environment], stacks: [] },
      environment,
    },
    planned: [],
    proposal: { ...proposal, irreversible: lost },
    refusals: [],
    approvals: 2,
    resumes: false,
    ...parts,
  };
}

test('a rollback is shown with where it leads, what it does, what cannot be undone and what it asks for', () => {
  const text = rollbackText(foreseen(), STYLE);
  expect(text).toContain('Roll prod back from v1.2.0 to v1.1.0\n');
  expect(text).toContain('- snowflake_schema.finance in prod-warehouse');
  expect(text).toMatch(
    /Cannot be undone\n {2}snowflake_schema.finance in prod-warehouse \(data-dropped\): it is deleted/,
  );
  expect(text).toContain('It asks for 2 approvals. Nothing has been written yet.');
  expect(text).not.toContain('\u001b');
  expect(rollbackText(foreseen({ resumes: true }), STYLE)).not.toContain('Nothing has been written');
  const refused = foreseen({ refusals: [{ rule: 'forward-only', sentence: 'no way back' }] });
  expect(rollbackText(refused, STYLE)).toContain(
    'It cannot be carried out as it stands. Nothing has been written yet.',
  );
});

test('the comment and the JSON tell what cannot be undone, and nothing where nobody asked', () => {
  const { proposal } = foreseen();
  expect(planComment(proposal, PLANNED)).toContain('**1 thing that cannot be undone**');
  expect(JSON.parse(proposalJson(proposal))).toMatchObject({ irreversible: [{ kind: 'data-dropped' }] });
  const { irreversible: _, ...asked } = proposal;
  expect(planComment(asked, PLANNED)).not.toContain('cannot be undone');
  expect(proposalJson(asked)).not.toContain('irreversible');
});

test('thousands of things that cannot be undone fit into a comment', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => ({ ...LOST, sentence: `${i} ${'x'.repeat(2_000)}` }));
  const comment = planComment(foreseen({}, many).proposal, PLANNED);
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(60_000);
  expect(comment).toContain('**5,000 things that cannot be undone**');
});

const WAITING = { kind: 'waiting', pullRequest: 12, url: 'https://example.test/pull/12', needed: 2 } as const;

const DELIVERED = (outcome: Extract<RolledBack, { kind: 'delivered' }>['outcome']) =>
  ({ kind: 'delivered', outcome }) as const;

test.each<readonly [RolledBack, string]>([
  [{ kind: 'refused', refusals: [{ rule: 'freeze', sentence: 'frozen' }] }, 'prod stays at v1.2.0:\nfreeze: frozen'],
  [{ ...WAITING, approvedBy: [] }, 'prod stays at v1.2.0: 2 approvals needed, nobody approved it yet; approve https'],
  [{ ...WAITING, approvedBy: ['ann'] }, 'approved by ann'],
  [DELIVERED({ kind: 'held', refusals: [{ rule: 'freeze', sentence: 'frozen' }] }), 'is held:\nfrozen'],
  [DELIVERED({ kind: 'standing', since: '2026-11-21' }), 'prod stands at v1.1.0 already, since 2026-11-21'],
  [
    DELIVERED({ kind: 'verified', applied: ['a'], accepted: [], evidence: [] }),
    'prod is at v1.1.0 again: 1 stack applied',
  ],
  [DELIVERED({ kind: 'unverified', applied: [], accepted: [], evidence: [] }), 'but not verified'],
])('what became of it is told: %j', (done, told) => {
  expect(rolledBackText(foreseen(), done)).toContain(told);
});

test('an environment that could not go back by itself says why it stays', () => {
  const refusals = [{ rule: 'stateful delete', sentence: 'snowflake_schema.finance is deleted' }];
  const told = automaticText('prod', { to: null, done: { kind: 'refused', refusals } });
  expect(told).toBe(
    'prod stays as it is, because it could not be rolled back:\nstateful delete: snowflake_schema.finance is deleted',
  );
});
