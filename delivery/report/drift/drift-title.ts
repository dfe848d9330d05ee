import type { Found } from '../../model/drift-watch';
import { counted } from '../text/counted';
import { shortenedName } from '../text/shortened';
import { visibleText } from '../text/visible-text';

/** What is shown of a stack that is not as it should be. */
export type Shown = Extract<Found, { kind: 'drifted' | 'orphaned' }>;

/** How much is not as it should be, and how bad that is: `2 objects, security`. */
export function driftSummary(found: Shown): string {
  if (found.kind === 'orphaned') return `${counted(found.objects, 'object')} left behind`;
  const { objects, danger } = found.drift;
  if (objects.length === 0) return 'outputs only';
  const what = counted(objects.length, 'object');
  return danger === 'other' ? what : `${what}, ${danger === 'tags' ? 'tags only' : danger}`;
}

/** The title of the issue of a stack, on one line and with nothing hidden in it. */
export function driftTitle(stack: string, found: Shown): string {
  const name = shortenedName(visibleText(stack), 120);
  return `${found.kind === 'orphaned' ? 'Orphan' : 'Drift in'} ${name}: ${driftSummary(found)}`;
}
