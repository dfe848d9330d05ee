import type { CommentLife } from '../model/comment-life';
import { PLANNED } from '../model/comment-life';
import type { Proposal } from '../model/proposal';
import { accessSection } from './markdown/access-section';
import { administeredSection } from './markdown/administered-section';
import { costSection } from './markdown/cost-section';
import { dangerSections } from './markdown/danger-parts';
import { findingSection } from './markdown/finding-section';
import { fitted } from './markdown/fitted';
import { footer } from './markdown/footer';
import { LIFE_ROOM, lifeLine, withoutMarks } from './markdown/life-line';
import { irreversibleSection } from './markdown/irreversible-section';
import { leftOut } from './markdown/left-out';
import { COMMENT, type Limits, SUMMARY } from './markdown/limits';
import { nextSections } from './markdown/next-sections';
import type { Section } from './markdown/part';
import { refusalSection } from './markdown/refusal-section';
import { stackPicture } from './markdown/stack-picture';
import { stackSection } from './markdown/stack-section';
import { stackTable } from './markdown/stack-table';
import { title } from './markdown/title';
import { failureSection, troubleSection } from './markdown/trouble-section';
import { orphanSection, waitingSection } from './markdown/waiting-section';
import { dangersOf } from './view/dangers';
import { changedIn, isQuiet, touchedEnvironments } from './view/proposal-view';

// Room for the sentence that says what was left out.
const RESERVED = 1_200;

/**
 * What a change would do, as the comment of a pull request in GitHub Markdown: at most 60,000 characters and UTF-8
 * bytes, the same for the same proposal, with every delete and replace in it, whatever the values hold.
 */
export function planComment(proposal: Proposal, life: CommentLife): string {
  return written(proposal, { life, limits: COMMENT });
}

/** The same in full, for the summary of a job: at most 1,000,000 bytes. */
export function planSummary(proposal: Proposal, life: CommentLife = PLANNED): string {
  return written(proposal, { life, limits: SUMMARY });
}

interface Writing {
  readonly life: CommentLife;
  readonly limits: Limits;
}

function written(proposal: Proposal, { life, limits }: Writing): string {
  if (isQuiet(proposal)) return `${lifeLine(life)}**Plan:** nothing changes in any environment.\n`;
  const end = footer(proposal);
  const head = withoutMarks(title(touchedEnvironments(proposal)));
  const room = limits.bytes - Buffer.byteLength(`${head}${end}`, 'utf8') - RESERVED - LIFE_ROOM;
  const fit = fitted(sectionsOf(proposal, limits), room);
  return `${head}${lifeLine(life)}${fit.text}${leftOut(fit)}${end}`;
}

function sectionsOf(proposal: Proposal, limits: Limits): Section[] {
  const environments = touchedEnvironments(proposal);
  const [first] = environments;
  return [
    stackTable(environments),
    ...dangerSections(dangersOf(proposal)),
    irreversibleSection(proposal.irreversible ?? []),
    refusalSection(environments),
    failureSection(environments),
    troubleSection(environments),
    waitingSection(environments),
    orphanSection(proposal.orphans),
    administeredSection(proposal.administered ?? []),
    ...(first === undefined
      ? []
      : [
          findingSection(first),
          accessSection(first.access, limits),
          costSection(first.cost),
          ...changedIn(first).map((stack) => stackSection(stack, limits)),
          stackPicture(first.stacks),
        ]),
    ...nextSections(environments, limits),
  ];
}
