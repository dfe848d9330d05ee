import { releaseName } from '../model/release';
import type { AutomaticRollback, ForeseenRollback, RolledBack } from '../model/rollback';
import { stuck } from './rollback-life';
import { planText, type TerminalStyle } from './plan-text';
import { plain } from './terminal/text-style';
import { counted } from './text/counted';

/** A rollback as it would be, for a terminal: the plan, its risks, what cannot be undone, and what is still asked for. */
export function rollbackText(foreseen: ForeseenRollback, style: TerminalStyle): string {
  const { rollback, proposal, refusals, approvals, resumes } = foreseen;
  const { release, replaces, environment } = rollback;
  const begun = resumes ? ', as it was begun before' : '';
  const title = `Roll ${environment.name} back from ${plain(releaseName(replaces))} to ${plain(releaseName(release))}${begun}`;
  const needed = approvals === 0 ? 'no approval' : counted(approvals, 'approval');
  const next = refusals.length > 0 ? 'It cannot be carried out as it stands.' : `It asks for ${needed}.`;
  const written = resumes ? '' : ' Nothing has been written yet.';
  return `${title}\n\n${planText(proposal, style)}${next}${written}\n`;
}

/** What became of a rollback, in a sentence. */
export function rolledBackText({ rollback, resumes }: ForeseenRollback, done: RolledBack): string {
  const { release, replaces, environment } = rollback;
  const [to, from, where] = [releaseName(release), releaseName(replaces), environment.name];
  switch (done.kind) {
    case 'refused':
      return `${where} stays at ${from}:\n${done.refusals.map(({ rule, sentence }) => `${rule}: ${sentence}`).join('\n')}`;
    case 'waiting': {
      const { approvedBy, needed, url } = done;
      const given = approvedBy.length === 0 ? 'nobody approved it yet' : `approved by ${approvedBy.join(', ')}`;
      return `${where} stays at ${from}: ${counted(needed, 'approval')} needed, ${given}; approve ${url}, then run this again`;
    }
    case 'delivered':
      return deliveredText(done, { to, where, resumes });
  }
}

/** What an environment did by itself after a release was not verified there, in a sentence. */
export function automaticText(environment: string, rollback: AutomaticRollback): string {
  const { to, done } = rollback;
  if (done.kind === 'refused')
    return `${environment} stays as it is, because it could not be rolled back:\n${stuck(rollback)}`;
  return deliveredText(done, { to: to === null ? 'nothing' : releaseName(to), where: environment, resumes: false });
}

function deliveredText(
  { outcome }: Extract<RolledBack, { kind: 'delivered' }>,
  { to, where, resumes }: { readonly to: string; readonly where: string; readonly resumes: boolean },
): string {
  switch (outcome.kind) {
    case 'held':
      return `the rollback of ${where} to ${to} is held:\n${outcome.refusals.map(({ sentence }) => sentence).join('\n')}`;
    case 'standing':
      return `${where} stands at ${to} already, since ${outcome.since}`;
    case 'verified':
      return `${where} is ${resumes ? 'now ' : ''}at ${to} again: ${counted(outcome.applied.length, 'stack')} applied, ${counted(outcome.evidence.length, 'check')} hold`;
    case 'unverified':
      return `${to} is applied to ${where} again, but not verified; look into what does not hold: nothing else happens by itself`;
  }
}
