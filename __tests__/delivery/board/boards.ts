import { createHash } from 'node:crypto';

import type { Environment } from '../../../environments/schema/environment';
import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import { boardOf, type Gathered } from '../../../delivery/board/board-of';
import type { Board } from '../../../delivery/model/board';
import type { Comparison } from '../../../delivery/model/comparison';
import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import type { Evidence } from '../../../delivery/model/promotion';
import type { Release } from '../../../delivery/model/release';
import { sampleProposal } from '../report/proposals';

/** When every board of these tests is looked at. */
export const NOW = new Date('2026-11-21T12:00:00.000Z');

const HOUR_MS = 3_600_000;

/** A moment so many hours before {@link NOW}. */
export function hoursAgo(hours: number): string {
  return new Date(NOW.getTime() - hours * HOUR_MS).toISOString();
}

/** The release of that number; every other one has a tag. */
export function numbered(number: number): Release {
  const [commit = '', tree = ''] = ['commit', 'tree'].map((kind) =>
    createHash('sha1').update(`${kind} ${number}`).digest('hex'),
  );
  return number % 2 === 0 ? { commit, tree, tag: `v1.${number / 2}.0` } : { commit, tree };
}

let ids = 0;

/** An entry, verified an hour after it was opened unless the test says otherwise. */
export function entry(
  parts: Pick<LedgerEntry, 'environment' | 'release'> & Partial<LedgerEntry>,
  hours = 2,
): LedgerEntry {
  ids += 1;
  return {
    id: String(ids),
    purpose: 'promotion',
    digests: Object.fromEntries(
      ['network', 'lake', 'warehouse'].map((stack) => [`${parts.environment}-${stack}`, '1']),
    ),
    assembly: 'a'.repeat(64),
    replaces: null,
    state: 'verified',
    by: 'ann',
    opened: hoursAgo(hours),
    at: hoursAgo(hours - 1),
    note: '3 checks hold',
    turn: ids,
    ...parts,
  };
}

/** The three environments of this project. */
export const PATH: readonly Environment[] = select(path, { SLUICE_LOCAL_CLOUD: '/cloud' });

/** What was gathered of nothing at all. */
export function gathered(parts: Partial<Gathered> = {}): Gathered {
  return {
    repository: 'acme/platform',
    at: NOW,
    path: PATH,
    histories: new Map(),
    hasOlder: false,
    evidence: new Map(),
    gates: new Map(),
    drift: null,
    costs: new Map(),
    settings: new Map(),
    comparisons: [],
    ...parts,
  };
}

const EVIDENCE: readonly Evidence[] = [
  { check: 'empty plan', holds: true, seen: '7 stacks plan no change' },
  { check: 'ANALYST reads ANALYTICS.MARTS', holds: true, seen: 'by MARTS_R' },
  { check: 'smoke', holds: true, seen: 'exit code 0' },
];
const BROKEN: readonly Evidence[] = [
  EVIDENCE[0]!,
  { check: 'orders arrive', holds: false, seen: 'exit code 1: no row since 09:40' },
];

/** Two environments, and two releases, compared. */
export function sampleComparisons(): Comparison[] {
  const [dev, ...others] = sampleProposal().environments;
  const [from, to] = [
    { name: 'staging', release: numbered(8) },
    { name: 'prod', release: numbered(6) },
  ];
  const onlyIn = [{ environment: 'prod', stack: 'network', addresses: ['aws_nat_gateway.b', 'aws_nat_gateway.c'] }];
  const settings = [
    { path: 'warehouses.BI.size', from: 'XSMALL', to: 'LARGE' },
    { path: 'airflow.maximumWorkers', from: 2, to: 10 },
  ];
  const between = { kind: 'environments', environments: [dev!], settings, onlyIn, because: null } as const;
  const released = { settings: [], onlyIn: [], environments: [dev!, ...others], because: null };
  const sides = [
    { name: 'v1.2.0', release: numbered(4) },
    { name: 'v1.3.0', release: numbered(6) },
  ] as const;
  return [
    { name: 'staging..prod', from: from, to: to, ...between },
    { name: 'v1.2.0..v1.3.0', kind: 'releases', from: sides[0], to: sides[1], ...released },
  ];
}

/** A day in the life of a platform: one release moves, one waits, one was rolled back. */
export function sampleBoard(): Board {
  const [dev, staging, prod] = ['dev', 'staging', 'prod'];
  const moving = entry(
    {
      environment: dev,
      release: numbered(9),
      state: 'applying',
      note: '3 of 7 stacks',
      by: 'bob',
      at: hoursAgo(0.02),
    },
    0.1,
  );
  const bad = entry(
    { environment: staging, release: numbered(7), state: 'failed', note: '1 of 2 checks fail: orders arrive' },
    30,
  );
  const back = entry(
    {
      environment: staging,
      release: numbered(6),
      purpose: 'rollback',
      replaces: numbered(7),
      by: 'github-actions[bot]',
    },
    29,
  );
  const atStaging = entry({ environment: staging, release: numbered(8) }, 6);
  const atProd = entry({ environment: prod, release: numbered(6), by: 'cid' }, 74);
  const histories = new Map([
    [
      dev,
      [
        moving,
        entry({ environment: dev, release: numbered(8), by: 'bob' }, 9),
        entry({ environment: dev, release: numbered(7) }, 33),
        entry({ environment: dev, release: numbered(6) }, 100),
      ],
    ],
    [staging, [atStaging, back, bad, entry({ environment: staging, release: numbered(6) }, 98)]],
    [prod, [atProd, entry({ environment: prod, release: numbered(4), by: 'cid' }, 400)]],
    ['pr-41', [entry({ environment: 'pr-41', release: numbered(11), isTransient: true, by: 'dee' }, 3)]],
  ]);
  const soak = 'it has been in staging for 5.0 of 24 hours; run this again after 2026-11-22T07:00:00.000Z';
  const gate = {
    from: staging,
    release: numbered(8),
    refusals: [
      { rule: 'soak', sentence: soak },
      {
        rule: 'approvals',
        sentence: 'prod asks for 2 approvals, and only bob approved v1.4.0; ask for them on its pull request',
      },
    ],
    approvals: { kind: 'known', by: ['bob'], needed: 2 },
  } as const;
  const drift = [
    {
      stack: 'prod-warehouse',
      title: 'Drift in prod-warehouse: a grant was widened',
      since: hoursAgo(26),
      isIntact: true,
      url: 'https://github.com/acme/platform/issues/88',
    },
  ];
  const costs = [312.4, 611, 2_841.75].map(
    (usd, index): [string, Gathered['costs'] extends ReadonlyMap<string, infer C> ? C : never] => [
      [dev, staging, prod][index]!,
      { kind: 'known', usd, ceilingUsd: [500, 1_000, 2_500][index]!, unknown: index, pricesOf: '2026-11-01' },
    ],
  );
  const evidence = new Map([bad].map(({ id }) => [id, BROKEN]));
  for (const { id } of [atStaging, back, atProd, histories.get(dev)![1]!]) evidence.set(id, EVIDENCE);
  return boardOf(
    gathered({
      histories,
      hasOlder: true,
      evidence,
      gates: new Map([[prod, gate]]),
      drift: new Map([[prod, drift]]),
      costs: new Map(costs),
      comparisons: sampleComparisons(),
    }),
  );
}

/** A large platform: so many releases through so many environments, and a comparison of so many stacks. */
export function bigBoard({ releases = 500, environments = 12, stacks = 200 } = {}): Board {
  const prod = PATH.at(-1)!;
  const names = Array.from({ length: environments }, (_, at) => `stage-${String(at + 1).padStart(2, '0')}`);
  const wide = names.map((name, at): Environment => {
    return { ...prod, name, promotion: { ...prod.promotion, from: names[at - 1] ?? null } };
  });
  const histories = new Map(
    names.map((environment, at) => [
      environment,
      Array.from({ length: releases - at }, (_, age) =>
        entry({ environment, release: numbered(releases - at - age), by: 'ann' }, (age + 1) * 3),
      ),
    ]),
  );
  const [sample] = sampleProposal().environments;
  const many = Array.from({ length: stacks }, (_, at) => {
    const stack = sample!.stacks[at % sample!.stacks.length]!;
    return { ...stack, stack: `stage-12-stack-${at}` };
  });
  const [comparison] = sampleComparisons();
  const compared = { ...comparison!, environments: [{ ...sample!, stacks: many }] };
  const comparisons = names.slice(1).map((name, at) => ({
    ...compared,
    name: `${names[at]!}..${name}`,
    from: { name: names[at]!, release: numbered(releases - at) },
    to: { name, release: numbered(releases - at - 1) },
  }));
  const evidence = new Map(names.map((name) => [histories.get(name)![0]!.id, EVIDENCE]));
  return boardOf(gathered({ path: wide, histories, evidence, comparisons, hasOlder: true }));
}
