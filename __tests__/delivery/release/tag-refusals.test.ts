import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import type { ReleaseTag } from '../../../delivery/model/release-tag';
import { tagRefusals } from '../../../delivery/release/tag-refusals';
import { ledgerDraft } from '../../fakes/ledger-draft';

const [ONE, TWO] = ['1'.repeat(40), '2'.repeat(40)];

function tag(parts: Partial<ReleaseTag> = {}): ReleaseTag {
  const target = { object: 'a'.repeat(40), commit: ONE, annotated: true };
  const note = { name: 'v1.2.0', tagger: 'Ann <ann@acme.test>', at: '2026-11-01T00:00:00.000Z', message: 'v1.2.0' };
  return { name: 'v1.2.0', published: target, local: target, tree: 'tree-1', note, ...parts };
}

function entry(commit: string, tree: string, name = 'v1.2.0'): LedgerEntry {
  const draft = ledgerDraft({ environment: 'prod', release: { commit, tree, tag: name } });
  const at = '2026-11-02T00:00:00Z';
  return { ...draft, id: commit, state: 'failed', by: 'ann', opened: at, at, note: '', turn: 1 };
}

test('an annotated tag that is the same everywhere is believed', () => {
  expect(tagRefusals(tag(), [entry(ONE, 'tree-1'), entry(TWO, 'tree-2', 'v1.1.0')])).toEqual([]);
  expect(tagRefusals(tag({ local: null }), [])).toEqual([]);
});

test('a tag that meant another commit or another tree when it was seen first was moved', () => {
  for (const before of [entry(TWO, 'tree-1'), entry(ONE, 'tree-2')]) {
    expect(tagRefusals(tag(), [entry(ONE, 'tree-1'), before])).toEqual([
      expect.stringMatching(/^v1\.2\.0 is on 1{12} and was on [12]{12} when it entered prod .* it was moved/),
    ]);
  }
});

test('a tag that nobody published is refused, also where a colleague made one of that name here', () => {
  expect(tagRefusals(tag({ published: null }), [])).toEqual([expect.stringContaining('in this clone alone')]);
  expect(tagRefusals(tag({ published: null, local: null }), [])).toEqual([expect.stringContaining('no tag v1.2.0')]);
});

test('what a workflow checks out under the name of the tag, its very commit, is no move; another object is', () => {
  const local = { object: ONE, commit: ONE, annotated: false };
  expect(tagRefusals(tag({ local }), [])).toEqual([]);
  const rewritten = { object: 'b'.repeat(40), commit: ONE, annotated: true };
  expect(tagRefusals(tag({ local: rewritten }), [])).toEqual([expect.stringContaining('one of them was moved')]);
  const elsewhere = { object: TWO, commit: TWO, annotated: false };
  expect(tagRefusals(tag({ local: elsewhere }), [])).toEqual([expect.stringContaining('one of them was moved')]);
});

test('every reason is told', () => {
  const published = { object: ONE, commit: ONE, annotated: false };
  const local = { object: TWO, commit: TWO, annotated: false };
  expect(tagRefusals(tag({ published, local, note: null }), [entry(TWO, 'tree-2')])).toHaveLength(3);
});
