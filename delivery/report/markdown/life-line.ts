import type { CommentLife } from '../../model/comment-life';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { fenced } from '../text/fenced';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortened, shortenedName } from '../text/shortened';

const MOST_NAMES = 20;

const [OPEN, CLOSE] = ['<!-- sluice:life -->', '<!-- /sluice:life -->'];

/** What has become of a plan, for the top of its comment, between two marks by which {@link withLife} finds it again. */
export function lifeLine(life: CommentLife): string {
  return `${OPEN}\n${sentence(life)}${CLOSE}\n\n`;
}

/**
 * A comment with what has become of its plan by now. The first pair of marks is ours: no value of a plan comes before
 * it, and none can hold a mark, for `<` is escaped in all of them. A comment without marks stays as it is.
 */
export function withLife(comment: string, life: CommentLife): string {
  const from = comment.indexOf(OPEN);
  const to = comment.indexOf(CLOSE, from);
  if (from < 0 || to < 0) return comment;
  return `${comment.slice(0, from)}${lifeLine(life).trimEnd()}${comment.slice(to + CLOSE.length)}`;
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
      return `**Applied** to ${life.environments.map(({ name: environment, at }) => `${name(environment)} (${codeSpan(day(at))})`).join(', ')}.\n\n`;
    case 'failed':
      return failed(life);
  }
}

function failed({ environment, because, remaining, command }: Extract<CommentLife, { state: 'failed' }>): string {
  const left = remaining.length === 0 ? 'Nothing is left to apply.' : `Still to be applied: ${named(remaining)}.`;
  return [
    `> [!CAUTION]\n> **Failed** in ${name(environment)}: ${prose(because)}\n>`,
    `> ${left} To go on:\n>`,
    `${fenced([shortened(command, 1000)], 'sh', '> ')}\n\n`,
  ].join('\n');
}

function named(names: readonly string[]): string {
  return listed(names.map(name), MOST_NAMES);
}

function name(text: string): string {
  return codeSpan(shortenedName(text, 80));
}

function day(text: string): string {
  return shortenedName(text, 40);
}

function commit(hash: string): string {
  return hash.slice(0, 12);
}
