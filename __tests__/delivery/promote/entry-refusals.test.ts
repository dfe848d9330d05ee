import { path } from '../../../environments';
import type { Environment } from '../../../environments/schema/environment';
import { select } from '../../../environments/selection';
import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import { entryRefusals } from '../../../delivery/promote/entry-refusals';
import type { Entering } from '../../../delivery/promote/rules/entering';
import { release } from '../../fakes/fake-world';
import { ledgerEntry } from '../../fakes/ledger-entry';

const BUILT = 'b'.repeat(64);
const NOW = new Date('2026-11-21T12:00:00Z');
const [, , prod] = select(path, { SLUICE_LOCAL_CLOUD: '/cloud' });

const inStaging = verified('staging', 'v2', '2026-11-19T12:00:00Z');
const oldInProd = verified('prod', 'v1', '2026-11-01T12:00:00Z');

/** A release that may enter prod, but for the parts that a test changes. */
function entering(parts: Partial<Entering> = {}, environment: Environment = prod!): Entering {
  return {
    promotion: { release: release('v2'), assembly: { environments: [], stacks: [] }, environment },
    built: BUILT,
    here: [oldInProd],
    before: [inStaging],
    lineage: 'contains',
    source: [],
    approvedBy: ['ann', 'bob'],
    now: NOW,
    ...parts,
  };
}

function verified(environment: string, commit: string, at: string): LedgerEntry {
  return ledgerEntry({ environment, release: release(commit), assembly: BUILT, at });
}

function rolledBack(environment: string): LedgerEntry {
  const back = { release: release('v1'), purpose: 'rollback', replaces: release('v2') } as const;
  return ledgerEntry({ environment, ...back });
}

function withPromotion(parts: Partial<Environment['promotion']>): Environment {
  return { ...prod!, promotion: { ...prod!.promotion, ...parts } };
}

test('a release that every rule lets in enters', () => {
  expect(entryRefusals(entering())).toEqual([]);
});

const FROZEN = { from: '2026-11-20T00:00:00Z', until: '2026-11-22T00:00:00Z', reason: 'the end of the quarter' };

test.each<readonly [string, string, Entering]>([
  ['path', 'was never verified in the one before', entering({ before: [] })],
  ['path', 'failed in the one before', entering({ before: [{ ...inStaging, state: 'failed' }] })],
  ['path', 'was rolled back in the one before', entering({ before: [rolledBack('staging'), inStaging] })],
  ['soak', 'has not been there for long enough', entering({}, withPromotion({ soakHours: 49 }))],
  ['unchanged', 'was built to something else', entering({ built: 'c'.repeat(64) })],
  ['superseded', 'is older than what was applied', entering({ lineage: 'older' })],
  ['superseded', 'does not contain what was applied', entering({ lineage: 'unrelated' })],
  ['taken back', 'was rolled back here', entering({ here: [rolledBack('prod'), oldInProd] })],
  ['source', 'comes from elsewhere', entering({ source: ['v2 is no annotated tag'] })],
  ['approvals', 'was approved by too few', entering({ approvedBy: ['ann'] })],
  ['verifications', 'would not be verified', entering({}, withPromotion({ verifications: [] }))],
  ['freeze', 'comes in a freeze', entering({}, { ...prod!, review: { ...prod!.review, freezes: [FROZEN] } })],
])('%s: a release that %s stays out', (rule, _why, known) => {
  expect(entryRefusals(known).map((refusal) => refusal.rule)).toEqual([rule]);
});

test('each refusal says what to do next', () => {
  const all = entryRefusals(entering({ before: [], here: [rolledBack('prod')], approvedBy: [], lineage: 'older' }));
  expect(all.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/rolled back in prod on .*; promote a release with another tree/),
    expect.stringMatching(/not been verified in staging; run "npx sluice promote staging --release v2"/),
    expect.stringMatching(/older than v1.*npx sluice rollback prod --to v2/),
    expect.stringMatching(/asks for 2 approvals.*ask for them/),
  ] as unknown[]);
});

test('soaking ends with its last hour', () => {
  expect(entryRefusals(entering({}, withPromotion({ soakHours: 48 })))).toEqual([]);
});

test('the first release of an environment was approved by nobody', () => {
  expect(entryRefusals(entering({ here: [], approvedBy: [], lineage: null }))).toEqual([]);
});

test('the first environment of the path asks for none before it', () => {
  expect(entryRefusals(entering({ before: null }, withPromotion({ from: null })))).toEqual([]);
});

test('a rollback that the gate refused took nothing back', () => {
  const refused = { ...rolledBack('prod'), state: 'refused' } as const;
  expect(entryRefusals(entering({ here: [refused, oldInProd] }))).toEqual([]);
});

test('a rollback goes against the order, but not into a freeze', () => {
  const known = entering({ lineage: 'older', before: [], approvedBy: [], source: ['no branch'] });
  const back = { ...known, promotion: { ...known.promotion, replaces: release('v1') } };
  expect(entryRefusals(back)).toEqual([]);
  const environment = { ...prod!, review: { ...prod!.review, freezes: [FROZEN] } };
  const frozen = { ...back, promotion: { ...back.promotion, environment } };
  expect(entryRefusals(frozen).map(({ rule }) => rule)).toEqual(['freeze']);
});
