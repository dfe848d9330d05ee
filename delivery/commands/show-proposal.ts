import { PLANNED } from '../model/comment-life';
import type { Proposal } from '../model/proposal';
import { planComment } from '../report/plan-comment';
import { planPage } from '../report/plan-page';
import { planText } from '../report/plan-text';
import { proposalJson } from '../report/proposal-json';
import { logText } from '../report/text/log-text';
import { say } from './output';

/** The ways to show a plan besides a text for the terminal, and what each prints. */
export const FORMATS = {
  markdown: 'the comment that a pull request would get',
  html: 'a page that holds everything and needs nothing',
  json: 'the plans as JSON',
} as const;

/** How a plan is shown. */
export type Format = keyof typeof FORMATS | 'text';

const WIDEST = 120;

/** Prints a plan. */
export function show(proposal: Proposal, format: Format): void {
  switch (format) {
    case 'json':
      say(proposalJson(proposal).trimEnd());
      return;
    case 'markdown':
      say(planComment(proposal, PLANNED).trimEnd());
      return;
    case 'html':
      say(planPage(proposal).trimEnd());
      return;
    case 'text':
      say(logText(planText(proposal, terminal())).trimEnd());
      return;
    default:
      format satisfies never;
  }
}

/** What the terminal can show; where nobody watches, long lines do no harm. */
export function terminal(): { width: number; colour: boolean } {
  const { columns, isTTY } = process.stdout;
  const colour = isTTY && (process.env['NO_COLOR'] ?? '') === '';
  return { width: isTTY ? Math.min(columns, WIDEST) : WIDEST, colour };
}
