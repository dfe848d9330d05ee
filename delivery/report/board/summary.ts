import type { Board, BoardEnvironment } from '../../model/board';
import { releaseName } from '../../model/release';
import { counted } from '../text/counted';

/** The board in a few short sentences, what needs somebody first. */
export function summaryOf({ environments }: Pick<Board, 'environments'>): string[] {
  const path = environments.filter(({ place }) => place === 'path');
  const sentences = [...environments.flatMap(moving), ...environments.flatMap(troubled), ...path.flatMap(waiting)];
  return sentences.length > 0 ? sentences : [quiet(path)];
}

/** Whether the ledger knows of nothing at all. */
export function isEmptyBoard({ history }: Pick<Board, 'history'>): boolean {
  return history.length === 0;
}

function moving({ name, moving: entries }: BoardEnvironment): string[] {
  return entries.map(({ state, release, note }) => `${name} is ${state} ${releaseName(release)}: ${note}`);
}

function troubled({ name, trouble }: BoardEnvironment): string[] {
  return trouble === null ? [] : [`${releaseName(trouble.release)} ${trouble.state} in ${name}`];
}

function waiting({ name, pending, gate }: BoardEnvironment): string[] {
  if (gate === null) return [];
  const state = gate.refusals.length === 0 ? 'the gate is open' : 'the gate is shut';
  const verb = pending.length === 1 ? 'waits' : 'wait';
  return [`${counted(pending.length, 'release')} ${verb} for ${name}, and ${state}`];
}

function quiet(path: readonly BoardEnvironment[]): string {
  const last = path.at(-1);
  if (last?.stands == null) return 'Nothing moves.';
  return `Nothing moves and nothing waits: ${last.name} stands at ${releaseName(last.stands.release)}.`;
}
