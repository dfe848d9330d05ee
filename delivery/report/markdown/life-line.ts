import type { AppliedEnvironment, CommentLife } from '../../model/comment-life';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { fenced } from '../text/fenced';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortened, shortenedName } from '../text/shortened';

const MOST_NAMES = 12;

const [OPEN, CLOSE] = ['<!-- sluice:life -->', '<!-- /sluice:life -->'];

/** The most bytes that {@link lifeLine} takes: a comment leaves room for whatever may become of its plan. */
export const LIFE_ROOM = 3_500;

/** What has become of a plan, for the top of its comment, between two marks by which {@link withLife} finds it again. */
export function lifeLine(life: CommentLife): string {
  return `${OPEN}\n${withoutMarks(sentence(life))}${CLOSE}\n\n`;
}

/**
 * A comment with what has become of its plan by now. The first pair of marks is ours: what comes before it and between
 * them is {@link withoutMarks}. A comment without marks stays as it is.
 */
export function withLife(comment: string, life: CommentLife): string {
  const from = comment.indexOf(OPEN);
  const to = comment.indexOf(CLOSE, from);
  if (from < 0 || to < 0) return comment;
  return `${comment.slice(0, from)}${lifeLine(life).trimEnd()}${comment.slice(to + CLOSE.length)}`;
}

/** A text that cannot be taken for a mark. */
export function withoutMarks(markdown: string): string {
  return markdown.replaceAll('<!--', '<! --');
}

function sentence(life: CommentLife): string {
  switch (life.state) {
    case 'planned':
      return '';
    case 'stale':
      return `> [!IMPORTANT]\n> **Out of date:** the branch now stands at ${codeSpan(commit(life.head))}. A new plan is on its way; do not approve this one.\n\n`;
    case 'approved':
      return `**Approved** by ${named(life.by)}: ${life.by.length} of ${counted(life.needed, 'approval')}.\n\n`;
    case 'applying':
      return `**Applying** to ${name(life.environment)} since ${codeSpan(day(life.started))}.\n\n`;
    case 'applied':
      return `**Applied** to ${applied(life.environments)}.\n\n`;
    case 'rolled-back':
      return rolledBack(life);
    case 'failed':
      return failed(life);
  }
}

function applied(environments: readonly AppliedEnvironment[]): string {
  return listed(
    environments.map(({ name: environment, at }) => `${name(environment)} (${codeSpan(day(at))})`),
    MOST_NAMES,
  );
}

function failed({ environment, because, remaining, command }: Extract<CommentLife, { state: 'failed' }>): string {
  const left = remaining.length === 0 ? 'Nothing is left to apply.' : `Still to be applied: ${named(remaining)}.`;
  return [
    `> [!CAUTION]\n> **Failed** in ${name(environment)}: ${prose(shortened(because, 300))}\n>`,
    `> ${left} To go on:\n>`,
    `${fenced([shortened(command, 400)], 'sh', '> ')}\n\n`,
  ].join('\n');
}

function rolledBack({ environment, because, to, at }: Extract<CommentLife, { state: 'rolled-back' }>): string {
  const where = name(environment);
  return [
    `> [!CAUTION]\n> **Rolled back** in ${where}, which stands at ${name(to)} again since ${codeSpan(day(at))}: ${prose(shortened(because, 300))}\n>`,
    `> This release does not go to ${where} again. Merge a change that replaces it, and promote that.\n\n`,
  ].join('\n');
}

function named(names: readonly string[]): string {
  return listed(names.map(name), MOST_NAMES);
}

function name(text: string): string {
  return codeSpan(shortenedName(text, 40));
}

function day(text: string): string {
  return shortenedName(text, 40);
}

function commit(hash: string): string {
  return hash.slice(0, 12);
}
