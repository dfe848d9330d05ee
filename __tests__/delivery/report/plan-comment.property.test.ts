import fc from 'fast-check';

import { type CommentLife, PLANNED } from '../../../delivery/model/comment-life';
import type { Proposal } from '../../../delivery/model/proposal';
import { lifeLine, withLife } from '../../../delivery/report/markdown/life-line';
import { planComment, planSummary } from '../../../delivery/report/plan-comment';
import { visibleText } from '../../../delivery/report/text/visible-text';
import { HOSTILE, type Shape, hostileProposal } from './hostile-proposals';
import { stackPicture } from '../../../delivery/report/markdown/stack-picture';
import { flawsOf, nodesOf, parsed } from './markdown-flaws';
import { ROUTINE, changeOf, environmentOf, planned, proposalOf } from './proposals';

const LIMIT = 60_000;

const shapes: fc.Arbitrary<Shape> = fc.record({
  seed: fc.integer(),
  stacks: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 })),
  changes: fc.oneof(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 5000 })),
  environments: fc.integer({ min: 0, max: 4 }),
  removals: fc.constantFrom(0, 1, 5, 10),
});

function expanded(span: string): string[] {
  const [, open, rests, close] = /^(\w[\w.-]*[.[])\{([^{}]*)\}(\]?)$/.exec(span) ?? [];
  if (open === undefined || rests === undefined) return [span];
  return rests.split(',').map((rest) => `${open}${rest}${close ?? ''}`);
}

function removalsOf({ environments }: Proposal): string[] {
  return environments
    .flatMap(({ stacks }) => stacks)
    .flatMap((stack) => (stack.kind === 'planned' ? stack.assessment.changes : []))
    .filter(({ change }) => change.action === 'delete' || change.action === 'replace')
    .map(({ change }) => visibleText(change.address));
}

function unlistedIn(comment: string, proposal: Proposal): string[] {
  const spans = nodesOf(parsed(comment), 'blockquote').flatMap((quote) => nodesOf(quote, 'inlineCode'));
  const listed = new Set(spans.flatMap(({ value = '' }) => expanded(value)));
  return removalsOf(proposal).filter((address) => !listed.has(address));
}

test('a comment fits and stays whole, whatever it has to say, and says what it leaves out', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const proposal = hostileProposal(shape);
      const comment = planComment(proposal, PLANNED);
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(LIMIT);
      expect(comment.length).toBeLessThanOrEqual(LIMIT);
      expect(flawsOf(comment)).toEqual([]);
      const unlisted = unlistedIn(comment, proposal);
      if (unlisted.length > 0)
        expect(comment).toMatch(/\*\*[\d,]+ deletes and replaces in [\d,]+ stacks? are not listed here/);
    }),
    { numRuns: 24, seed: 7 },
  );
});

test('it fits and stays whole whatever becomes of its plan', () => {
  const proposal = hostileProposal({ seed: 11, stacks: 40, changes: 600, environments: 2, removals: 3 });
  const first = planComment(proposal, PLANNED);
  const text = fc.constantFrom(...HOSTILE, '<!-- /sluice:life -->', 'a@ '.repeat(900));
  const lives: fc.Arbitrary<CommentLife> = fc.oneof(
    fc.record({ state: fc.constant('stale' as const), head: text }),
    fc.record({ state: fc.constant('approved' as const), by: fc.array(text, { maxLength: 40 }), needed: fc.nat() }),
    fc.record({ state: fc.constant('applying' as const), environment: text, started: text }),
    fc.record({
      state: fc.constant('applied' as const),
      environments: fc.array(fc.record({ name: text, at: text }), { maxLength: 40 }),
    }),
    fc.record({
      state: fc.constant('failed' as const),
      environment: text,
      because: text,
      remaining: fc.array(text, { maxLength: 40 }),
      command: text,
    }),
  );
  fc.assert(
    fc.property(lives, (life) => {
      const comment = withLife(first, life);
      expect(comment).toBe(planComment(proposal, life));
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(LIMIT);
      expect(flawsOf(`${lifeLine(life)}end`)).toEqual([]);
      expect(withLife(comment, PLANNED)).toBe(first);
    }),
    { numRuns: 30, seed: 9 },
  );
});

test('the same proposal gives the same bytes', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const small = { ...shape, changes: Math.min(shape.changes, 500) };
      expect(planComment(hostileProposal(small), PLANNED)).toBe(planComment(hostileProposal(small), PLANNED));
    }),
    { numRuns: 10, seed: 8 },
  );
});

test('a job summary holds more and fits as well', () => {
  const proposal = hostileProposal({ seed: 3, stacks: 120, changes: 5000, environments: 2, removals: 2 });
  const summary = planSummary(proposal);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_000_000);
  expect(summary.length).toBeGreaterThan(planComment(proposal, PLANNED).length * 4);
});

test.each([
  ['one stack', 1, 5000],
  ['a hundred stacks', 100, 15],
])('deletes of %s are all listed, however many there are', (_name, stacks, each) => {
  const changes = Array.from({ length: each }, (_, i) => ({
    change: changeOf(`snowflake_table.t${i}`, { action: 'delete', reason: 'delete_because_no_resource_config' }),
    risks: [ROUTINE],
  }));
  const names = Array.from({ length: stacks }, (_, i) => `dev-team${i}`);
  const proposal = proposalOf([
    environmentOf(
      'dev',
      names.map((name) => planned(name, changes)),
    ),
  ]);
  const comment = planComment(proposal, PLANNED);
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(LIMIT);
  expect(comment).not.toContain('not listed');
  const lines = nodesOf(parsed(comment), 'blockquote').flatMap((quote) => nodesOf(quote, 'listItem'));
  const listed = lines.flatMap((line) => {
    // `ADDRESS will be deleted in STACK`, or `15 × TYPE will be deleted in STACK … ADDRESSES`, or abbreviated: `STACK:
    // deleted ADDRESSES`.
    const [first = '', ...others] = nodesOf(line, 'inlineCode').map(({ value = '' }) => value);
    const isLong = nodesOf(line, 'text').some(({ value = '' }) => value.includes('will be'));
    const [named, ...rest] = others;
    const [stack = '', spans] = isLong ? [named, rest.length === 0 ? [first] : rest] : [first, others];
    return spans.flatMap(expanded).map((address) => `${stack} ${address}`);
  });
  const wanted = names.flatMap((name) => changes.map(({ change }) => `${name} ${change.address}`));
  expect(new Set(listed)).toEqual(new Set(wanted));
});

test('a picture is made of words that Mermaid cannot take for anything else', () => {
  const stacks = HOSTILE.slice(0, 30).map((name) => ({ ...planned(name, []), dependencies: HOSTILE.slice(0, 3) }));
  const picture = stackPicture(stacks).parts[0]?.at(0) ?? '';
  const lines = /```mermaid\n(.*?)\n```/s.exec(picture)?.[1]?.split('\n') ?? [];
  expect(lines[0]).toBe('flowchart LR');
  const line = /^ {2}(?:s\d+\["[\w-]*(?: \(\w+\))?"\](?::::\w+)?|s\d+ --> s\d+|classDef \w+ [\w:#,-]+)$/;
  expect(lines.slice(1).filter((one) => !line.test(one))).toEqual([]);
  expect(lines.length).toBeGreaterThan(60);
});
