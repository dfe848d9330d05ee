import type { Refusal } from '../model/refusal';
import { approvalsRule } from './rules/approvals-rule';
import type { Entering, EntryRule } from './rules/entering';
import { freezeRule } from './rules/freeze-rule';
import { orderRule } from './rules/order-rule';
import { pathRule } from './rules/path-rule';
import { replacedRule } from './rules/replaced-rule';
import { sourceRule } from './rules/source-rule';
import { takenBackRule } from './rules/taken-back-rule';
import { unchangedRule } from './rules/unchanged-rule';
import { verificationsRule } from './rules/verifications-rule';

/** What holds for a release that takes its turn, and for one that comes back in place of a worse one. */
const ALWAYS: readonly EntryRule[] = [verificationsRule, takenBackRule, freezeRule];

const OF_A_TURN: readonly EntryRule[] = [pathRule, unchangedRule, orderRule, sourceRule, approvalsRule];

const OF_A_ROLLBACK: readonly EntryRule[] = [replacedRule];

/**
 * Why a release may not enter an environment yet; an empty list lets it in. A rollback goes against the order and to what
 * was verified here once, so that only its plans ask for approvals.
 */
export function entryRefusals(entering: Entering): Refusal[] {
  const own = entering.promotion.replaces === undefined ? OF_A_TURN : OF_A_ROLLBACK;
  return [...ALWAYS, ...own].flatMap((rule) => rule(entering));
}
