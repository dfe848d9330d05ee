import { PLANNED } from '../model/comment-life';
import type { Proposal } from '../model/proposal';
import { planComment } from '../report/plan-comment';
import { answer, say } from './output';

/** The ways to show a plan besides a text for the terminal, and what each prints. */
export const FORMATS = {
  markdown: 'the comment that a pull request would get',
  json: 'the plans as JSON',
} as const;

/** How a plan is shown. */
export type Format = keyof typeof FORMATS | 'text';

/** Prints a plan. */
export function show(proposal: Proposal, format: Format): void {
  if (format === 'json') answer(proposal);
  else say(planComment(proposal, PLANNED));
}
