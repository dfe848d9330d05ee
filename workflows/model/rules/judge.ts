import { actionRules } from './action-rules';
import { artifactRules } from './artifact-rules';
import { codeRules } from './code-rules';
import { permissionRules } from './permission-rules';
import type { Judged, Rule } from './rule';
import { runRules } from './run-rules';

/** Everything that must hold for a workflow. */
export const RULES: readonly Rule[] = [...permissionRules, ...actionRules, ...codeRules, ...artifactRules, ...runRules];

/** What of a workflow breaks which rule, such as `everything-ends: plan: has no time limit`. */
export function judge(judged: Judged, rules: readonly Rule[] = RULES): string[] {
  return rules.flatMap(({ code, check }) => check(judged).map((finding) => `${code}: ${finding}`));
}
