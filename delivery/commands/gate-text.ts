import type { Environment } from '../../environments/schema/environment';
import { assessEnvironment } from '../assess/assess-environment';
import { differenceLines, differenceSummary } from '../gate/difference-text';
import { foreseen } from '../gate/foreseen';
import type { Verdict } from '../gate/verdict';
import { type Action, type ChangeSet, countsOf, identityOf } from '../model/change-set';
import type { Assembly } from '../model/assembly';
import type { PlannedStack } from '../model/planned-stack';
import { planText } from '../report/plan-text';
import { logText } from '../report/text/log-text';

const SIGNS: Readonly<Record<Action, string>> = {
  delete: '-  ',
  replace: '-/+',
  forget: '.  ',
  update: '~  ',
  create: '+  ',
  none: '>  ',
  read: '<= ',
};

/** What a plan would do, without a value: counts, then every address, what destroys first. */
export function planSummary({ stack, changes, outputs }: ChangeSet): string {
  const counts = countsOf([{ changes }]);
  const order = Object.keys(SIGNS) as Action[];
  const counted = order.filter((action) => counts[action] > 0).map((action) => `${counts[action]} ${WORDS[action]}`);
  const changed = outputs.length === 0 ? [] : [`${outputs.length} of its outputs`];
  const lines = order.flatMap((action) =>
    changes.filter((change) => change.action === action).map((change) => `  ${SIGNS[action]} ${identityOf(change)}`),
  );
  return [`${stack}: ${[...counted, ...changed].join(', ') || 'nothing to change'}`, ...lines, ''].join('\n');
}

const WORDS: Readonly<Record<Action, string>> = {
  delete: 'to delete',
  replace: 'to replace',
  forget: 'to forget',
  update: 'to change',
  create: 'to create',
  none: 'to move or import',
  read: 'to read',
};

/** Wide enough for an address; `cdktf` wraps what is wider. */
const WIDTH = 100;

/** What became of planning one stack, for the log of a job: risks, access and cost first, then every change, redacted. */
export function partText(planned: PlannedStack, { environment, assembly }: PartOf): string {
  const assessed = assessEnvironment(environment, [planned], assembly.environments);
  const judged = foreseen(assessed, environment, new Date());
  const refused = planned.kind === 'refused' ? planned.refusals : [];
  const proposed = { ...assessed, ...judged, refusals: [...refused, ...judged.refusals] };
  const proposal = { commit: '', tree: '', environments: [proposed], orphans: [], unaffected: 0 };
  return logText(planText(proposal, { width: WIDTH, colour: false }));
}

/** What a stack was synthesized with. */
interface PartOf {
  readonly environment: Environment;
  readonly assembly: Assembly;
}

/** Why an apply is refused: first how the plan differs from the review, where there is one. */
export function refusalText(stack: string, { refusals, difference }: Verdict, remarks: readonly string[]): string {
  const isOther = difference !== null && !difference.same;
  const differs = isOther ? [differenceSummary(difference), ...indented(differenceLines(difference))] : [];
  const reasons = refusals.map(({ rule, sentence }) => `${rule}: ${sentence}`);
  return [`${stack} is not applied.`, ...differs, ...reasons, ...remarks].join('\n');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
