import type { CommentLife } from '../model/comment-life';
import type { Evidence } from '../model/promotion';
import { releaseName } from '../model/release';
import type { AutomaticRollback } from '../model/rollback';

/** What an environment did with a release that was not verified there. */
export interface GaveWay {
  readonly environment: string;
  /** What did not hold, in a sentence that holds no secret. */
  readonly because: string;
  readonly rollback: AutomaticRollback;
  readonly at: Date;
}

/** What the pull request says that brought a release which an environment did not keep. */
export function rollbackLife({ environment, because, rollback, at }: GaveWay): CommentLife {
  const { to } = rollback;
  if (to !== null && isBack(rollback)) {
    return { state: 'rolled-back', environment, because, to: releaseName(to), at: at.toISOString() };
  }
  const command = `npx sluice rollback ${environment}`;
  return {
    state: 'failed',
    environment,
    because: `${because}. Not rolled back: ${stuck(rollback)}`,
    remaining: [],
    command,
  };
}

/** Why an environment is not back at what was verified there. */
export function stuck({ to, done }: AutomaticRollback): string {
  const refusals = done.kind === 'refused' ? done.refusals : done.outcome.kind === 'held' ? done.outcome.refusals : [];
  if (refusals.length > 0) return refusals.map(({ rule, sentence }) => `${rule}: ${sentence}`).join('; ');
  const name = to === null ? 'what it went back to' : releaseName(to);
  const evidence = done.kind === 'delivered' && done.outcome.kind === 'unverified' ? done.outcome.evidence : [];
  return `${name} is applied again, and not verified either (${failing(evidence)})`;
}

function isBack({ done }: AutomaticRollback): boolean {
  return done.kind === 'delivered' && (done.outcome.kind === 'verified' || done.outcome.kind === 'standing');
}

function failing(evidence: readonly Evidence[]): string {
  const failed = evidence.filter(({ holds }) => !holds).map(({ check, seen }) => `${check}: ${seen}`);
  return failed.length === 0 ? 'nothing was verified' : failed.join('; ');
}
