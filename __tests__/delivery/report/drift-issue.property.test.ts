import fc from 'fast-check';

import { driftOf } from '../../../delivery/drift/drift-of';
import { markedBody, readBody } from '../../../delivery/drift/marked-body';
import type { Found } from '../../../delivery/model/drift-watch';
import { driftIssue } from '../../../delivery/report/drift-issue';
import { KEYS } from '../../fakes/review';
import { HOSTILE, hostileProposal } from './hostile-proposals';
import { flawsOf } from './markdown-flaws';

const HEADINGS =
  /^(Security|Destructive|Other changes|Tags only|To take it back|To keep it: adopt it in a pull request)$/;
const LIMIT = 60_000;
const AT = { seen: '2026-11-20T23:00:00.000Z', since: '2026-11-21T12:00:00.000Z' };

test('the issue of a stack fits and stays whole, whatever has become of the stack', () => {
  const shapes = fc.record({
    seed: fc.integer(),
    stacks: fc.constant(1),
    changes: fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 5000 })),
    environments: fc.constant(1),
    removals: fc.constantFrom(0, 1, 5, 10),
    refusals: fc.integer({ min: 0, max: 300 }),
    release: fc.constantFrom(...HOSTILE),
  });
  fc.assert(
    fc.property(shapes, ({ refusals, release, ...shape }) => {
      const [stack] = hostileProposal(shape).environments.flatMap((environment) => environment.stacks);
      if (stack?.kind !== 'planned') return;
      const drift = driftOf({ environment: 'dev', undoing: stack.assessment, done: stack.assessment });
      if (drift === null) return;
      const refusal = (at: number) => ({ rule: 'stateful delete', sentence: HOSTILE[at % HOSTILE.length] ?? '' });
      const reasons = Array.from({ length: refusals }, (_, at) => refusal(at));
      const found: Found = { kind: 'drifted', drift, approvals: 2, refusals: reasons };
      const named = { commit: 'c'.repeat(40), tree: 'd'.repeat(40), tag: release };
      const { title, body } = driftIssue({ stack: drift.stack, environment: 'dev', release: named, found }, AT);
      const facts = { kind: 'drift', stack: drift.stack, environment: 'dev', commit: named.commit, ...AT } as const;
      const marked = markedBody(body, { ...facts, digest: drift.digest }, KEYS.current);
      expect(Buffer.byteLength(marked)).toBeLessThanOrEqual(LIMIT);
      expect(marked.length).toBeLessThanOrEqual(LIMIT);
      expect(title.length).toBeLessThanOrEqual(256);
      expect(flawsOf(body, HEADINGS)).toEqual([]);
      expect(readBody(marked, KEYS)).toMatchObject({ isIntact: true, text: body });
    }),
    { numRuns: 30, seed: 5 },
  );
});
