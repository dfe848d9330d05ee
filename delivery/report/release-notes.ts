import type { ReleaseProposal } from '../model/release-proposal';
import { accessSection } from './markdown/access-section';
import { costSection } from './markdown/cost-section';
import { dangerSections } from './markdown/danger-parts';
import { findingSection } from './markdown/finding-section';
import { fitted } from './markdown/fitted';
import { leftOut } from './markdown/left-out';
import { COMMENT } from './markdown/limits';
import { type Section, fixed, loose, versions } from './markdown/part';
import { stackSection } from './markdown/stack-section';
import { stackTable } from './markdown/stack-table';
import { troubleSection } from './markdown/trouble-section';
import { waitingSection } from './markdown/waiting-section';
import { codeSpan } from './text/code-span';
import { counted } from './text/counted';
import { listed } from './text/listed';
import { prose } from './text/prose';
import { shortenedName } from './text/shortened';
import { dangersOf } from './view/dangers';
import { changedIn } from './view/proposal-view';

// Room for the sentence that says what was left out.
const RESERVED = 1_200;
const MOST_PULLS = 200;

/**
 * What a version brings to the environment that it is for, in GitHub Markdown: at most 60,000 characters and UTF-8
 * bytes, risks first, with every delete and replace in it, and no secret.
 */
export function releaseNotes(proposal: ReleaseProposal): string {
  const head = opening(proposal);
  const room = COMMENT.bytes - Buffer.byteLength(head, 'utf8') - RESERVED;
  const fit = fitted(sectionsOf(proposal), room);
  return `${head}${fit.text}${leftOut(fit)}`.trimEnd() + '\n';
}

function opening({ environment, version, previous, step, because, release, changes }: ReleaseProposal): string {
  const stacks = changedIn(changes);
  const what =
    stacks.length === 0
      ? 'no stack changes'
      : `${counted(stacks.length, 'stack')} of ${span(environment)} ${stacks.length === 1 ? 'changes' : 'change'}`;
  const since = previous === null ? 'the first version' : `since ${span(previous)}`;
  const why = listed(because.map(prose), 8);
  const commit = `commit ${span(release.commit.slice(0, 12))}, tree ${span(release.tree.slice(0, 12))}`;
  return `**${span(version)}**, ${since}: ${what}. A ${step} step: ${why}.\n\nMade from ${commit}.\n\n`;
}

function sectionsOf({ changes, irreversible, orphans, pulls }: ReleaseProposal): Section[] {
  return [
    ...dangerSections(dangersOf({ environments: [changes] })),
    irreversibleSection(irreversible),
    findingSection(changes),
    accessSection(changes.access, COMMENT),
    costSection(changes.cost),
    stackTable([changes]),
    pullSection(pulls),
    troubleSection([changes]),
    waitingSection([changes]),
    orphanSection(orphans),
    ...changedIn(changes).map((stack) => stackSection(stack, COMMENT)),
  ];
}

function irreversibleSection(irreversible: ReleaseProposal['irreversible']): Section {
  if (irreversible.length === 0) return loose([]);
  const lines = irreversible.map(({ address, stack, sentence }) =>
    versions(
      {
        0: () => `- ${span(address)} in ${span(stack)}: ${prose(sentence)}\n`,
        6: () => `- ${span(address)}\n`,
        9: () => '',
      },
      1,
    ),
  );
  const count = counted(irreversible.length, 'change');
  return loose([fixed(`### What cannot be undone (${count})\n\n`), ...lines, fixed('\n')]);
}

function pullSection(pulls: ReleaseProposal['pulls']): Section {
  if (pulls.length === 0) return loose([]);
  const shown = pulls
    .slice(0, MOST_PULLS)
    .map(({ number, title }) =>
      versions(
        { 0: () => `- #${number} ${prose(shortenedName(title, 200))}\n`, 8: () => `- #${number}\n`, 10: () => '' },
        1,
      ),
    );
  const more = pulls.length > MOST_PULLS ? [fixed(`- and ${counted(pulls.length - MOST_PULLS, 'more')}\n`)] : [];
  return loose([fixed(`### ${counted(pulls.length, 'pull request')}\n\n`), ...shown, ...more, fixed('\n')]);
}

function orphanSection(orphans: readonly string[]): Section {
  if (orphans.length === 0) return loose([]);
  const names = listed(orphans.map(span), 40);
  return loose([fixed(`**No longer in the code:** ${names}. State and objects stay until someone destroys them.\n\n`)]);
}

function span(text: string): string {
  return codeSpan(shortenedName(text, 160));
}
