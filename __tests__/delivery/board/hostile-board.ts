import { boardOf } from '../../../delivery/board/board-of';
import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import type { Board } from '../../../delivery/model/board';
import { HOSTILE, hostileProposal } from '../report/hostile-proposals';
import { entry, gathered, numbered, sampleComparisons } from './boards';

/** A board in which every text that comes from elsewhere is hostile: names, notes, reasons, evidence, links, settings. */
export function hostileBoard(): Board {
  const entries = HOSTILE.map((text, at) =>
    entry({
      environment: `place ${text}`,
      release: { ...numbered(at), tag: `v${text}` },
      by: text,
      note: text,
      state: at % 3 === 0 ? 'failed' : at % 3 === 1 ? 'applying' : 'verified',
      purpose: at % 2 === 0 ? 'rollback' : 'promotion',
      replaces: { ...numbered(at + 50), tag: text },
    }),
  );
  const prod = HOSTILE.map((text, at) => entry({ environment: 'prod', release: { ...numbered(at + 100), tag: text } }));
  const evidence = HOSTILE.map((text) => ({ check: text, holds: text.length % 2 === 0, seen: text }));
  const refusals = HOSTILE.map((text) => ({ rule: text, sentence: text }));
  const [between, released] = sampleComparisons();
  const { environments } = hostileProposal({ seed: 7, stacks: 4, changes: 30, environments: 1, removals: 3 });
  const settings = HOSTILE.map((text) => ({ path: text, from: text, to: [text, { [text]: text }] }));
  const onlyIn = HOSTILE.map((text) => ({ environment: 'prod', stack: text, addresses: [text] }));
  const drift = HOSTILE.map((text) => {
    return { stack: text, title: text, since: '2026-11-21T10:00:00Z', isIntact: false, url: `javascript:${text}` };
  });
  return boardOf(
    gathered({
      repository: 'acme/</title><script>alert(1)</script>',
      histories: new Map([...entries.map((one): [string, LedgerEntry[]] => [one.environment, [one]]), ['prod', prod]]),
      evidence: new Map([...entries, ...prod].map(({ id }) => [id, evidence])),
      gates: new Map([
        [
          'prod',
          {
            from: HOSTILE[6]!,
            release: prod[0]!.release,
            refusals,
            approvals: { kind: 'known', by: HOSTILE, needed: 2 },
          },
        ],
        [
          'staging',
          {
            from: 'dev',
            release: prod[1]!.release,
            refusals: [],
            approvals: { kind: 'unknown', because: HOSTILE[7]! },
          },
        ],
      ]),
      drift: new Map([['prod', drift]]),
      comparisons: [
        { ...between!, from: { ...between!.from, name: HOSTILE[7]! }, environments, settings, onlyIn },
        { ...released!, because: HOSTILE.join(' ') },
      ],
    }),
  );
}
