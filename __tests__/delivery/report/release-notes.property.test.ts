import type { ProposedEnvironment } from '../../../delivery/model/proposal';
import type { ReleaseProposal } from '../../../delivery/model/release-proposal';
import { releaseMessage } from '../../../delivery/report/release-message';
import { releaseNotes } from '../../../delivery/report/release-notes';
import { HOSTILE, hostileProposal } from './hostile-proposals';
import { flawsOf } from './markdown-flaws';
import { environmentOf, sampleProposal } from './proposals';

function proposed(changes: ProposedEnvironment, parts: Partial<ReleaseProposal> = {}): ReleaseProposal {
  return {
    release: { commit: 'c0ffee'.padEnd(40, '1'), tree: '5e1f0d'.padEnd(40, '7') },
    environment: 'prod',
    version: 'v2.0.0',
    previous: 'v1.3.0',
    step: 'major',
    because: ['data is at stake in snowflake_schema.CRM'],
    changes,
    irreversible: [
      { stack: 'prod-warehouse', address: 'snowflake_schema.CRM', kind: 'data-dropped', sentence: 'all of it is lost' },
    ],
    orphans: [],
    pulls: [{ number: 12, title: 'feat: a larger BI' }],
    refusals: [],
    ...parts,
  };
}

/** Headings that a comment has not, and an end that is not a comment's footer. */
const OWN = /^(foreign heading (What cannot be undone|[\d,]+ pull requests)|ends with )/;

const sample = sampleProposal().environments[0]!;

test('notes say what changes, what is lost, who gains what, what it costs, and which pull requests it brings', () => {
  const notes = releaseNotes(proposed(sample));
  expect(notes).toMatch(/^\*\*`v2\.0\.0`\*\*, since `v1\.3\.0`: .* A major step: data is at stake/);
  expect(notes).toContain('### What cannot be undone (1 change)');
  expect(notes).toContain('- #12 feat: a larger BI');
  for (const heading of ['[!CAUTION]', '### Risks', '### Access', '**Cost:**']) expect(notes).toContain(heading);
  expect(notes.indexOf('[!CAUTION]')).toBeLessThan(notes.indexOf('### Access'));
});

test('a tag says the same in plain text, under a title', () => {
  const message = releaseMessage(proposed(sample));
  expect(message.split('\n').slice(0, 2)).toEqual(['v2.0.0 for prod', '']);
  for (const words of [
    'Since v1.3.0: a major step',
    'Deleted or replaced',
    'What cannot be undone',
    '#12 feat: a larger BI',
  ])
    expect(message).toContain(words);
});

test('a version that changes nothing says so', () => {
  const nothing = proposed(environmentOf('prod', []), {
    step: 'patch',
    because: ['nothing is lost'],
    irreversible: [],
    pulls: [],
  });
  expect(releaseNotes(nothing)).toContain('no stack changes. A patch step');
  expect(releaseMessage(nothing)).not.toContain('Pull requests');
});

test('notes and tags fit, and nothing in them is live but the numbers of pull requests, whatever names hold', () => {
  const hostile = hostileProposal({ seed: 5, stacks: 30, changes: 400, environments: 1, removals: 5 });
  const pulls = Array.from({ length: 400 }, (_, i) => ({
    number: i + 1,
    title: HOSTILE[i % HOSTILE.length]!.repeat(9),
  }));
  const proposal = proposed(hostile.environments[0]!, {
    pulls,
    because: [...HOSTILE],
    orphans: [...HOSTILE],
    irreversible: HOSTILE.map((text) => ({ stack: text, address: text, kind: 'data-dropped', sentence: text })),
  });
  const notes = releaseNotes(proposal);
  expect(Buffer.byteLength(notes)).toBeLessThanOrEqual(60_000);
  const flaws = flawsOf(notes.replaceAll(/^- #\d+/gm, '-'));
  expect(flaws.filter((flaw) => !OWN.test(flaw))).toEqual([]);
  const message = releaseMessage(proposal);
  expect(Buffer.byteLength(message)).toBeLessThanOrEqual(20_000);
  expect(message).toContain('cut for length');
});
