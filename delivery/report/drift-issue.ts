import type { LookedAt } from '../model/drift-watch';
import { type Release, releaseName } from '../model/release';
import { adoptingSections } from './drift/adopting-section';
import { dangerSections } from './drift/danger-sections';
import { type Shown, driftTitle } from './drift/drift-title';
import { revertingSections } from './drift/reverting-section';
import { fitted } from './markdown/fitted';
import { COMMENT } from './markdown/limits';
import { codeSpan } from './text/code-span';
import { counted, grouped } from './text/counted';
import { fenced } from './text/fenced';
import { minute } from './text/minute';
import { shortenedName } from './text/shortened';

/** Room for what hides above the text, and for the sentence that says what was left out. */
const RESERVED = 2_500;

/** Since when a stack is not as it should be, and since when it is just as it is shown: ISO 8601, UTC. */
export interface SeenSince {
  readonly seen: string;
  readonly since: string;
}

/** A stack that is not as it should be. */
export type ShownStack = Omit<LookedAt, 'found'> & { readonly found: Shown };

/**
 * What the issue of a stack says, in GitHub Markdown: what differs, the most dangerous first, and the two ways out. At
 * most 60,000 characters and UTF-8 bytes with whatever is hidden above it, the same for the same drift, whatever the
 * values hold.
 */
export function driftIssue(shown: ShownStack, at: SeenSince): { title: string; body: string } {
  const { stack, found } = shown;
  const body = found.kind === 'orphaned' ? orphanBody(shown, found.objects, at) : driftBody(shown, found, at);
  return { title: driftTitle(stack, found), body };
}

/** The text of an issue once there is nothing to tell any more. */
export function cleanBody(text: string, { was, release }: Over, at: Date): string {
  const because =
    was === 'orphan' ? 'its state is empty.' : `a plan of ${codeSpan(releaseName(release))} changes nothing.`;
  return `> [!NOTE]\n> **Over** since ${codeSpan(minute(at.toISOString()))}: ${because}\n\n${text}`;
}

/** What an issue was about, and the release that the stack was compared with. */
export interface Over {
  readonly was: 'drift' | 'orphan';
  readonly release: Release;
}

function driftBody(shown: ShownStack, found: Extract<Shown, { kind: 'drifted' }>, at: SeenSince): string {
  const { environment, release } = shown;
  const { drift } = found;
  const name = releaseName(release);
  const digest = codeSpan(drift.digest.slice(0, 12));
  const head =
    `${what(found, shown)} ${codeSpan(name)} has ${drift.objects.length === 1 ? 'it' : 'them'}, ` +
    `which was verified in ${codeSpan(environment)} last. ${times(at)} Digest: ${digest}. ` +
    `In what follows, the first value is the world's and the second the code's.\n\n`;
  const sections = [...dangerSections(drift), ...revertingSections(found, name), ...adoptingSections(drift)];
  const room = COMMENT.bytes - RESERVED - Buffer.byteLength(`${head}${FOOT}`, 'utf8');
  const fit = fitted(sections, room);
  const cut = fit.rowsLeftOut + fit.rowsShortened;
  const told = cut === 0 ? '' : `**For length, ${grouped(cut)} rows are shortened or left out**: a plan shows all.\n\n`;
  return `${head}${fit.text}${told}${FOOT}`;
}

const FOOT =
  '---\n\nSluice keeps this issue: it writes its text anew when the drift changes, and closes it when there is none. Comments stay.\n';

function what({ drift }: Extract<Shown, { kind: 'drifted' }>, { stack }: ShownStack): string {
  const name = codeSpan(shortenedName(stack, 80));
  if (drift.objects.length === 0) return `Outputs of ${name} are not as`;
  return `${counted(drift.objects.length, 'object')} of ${name} ${drift.objects.length === 1 ? 'is' : 'are'} not as`;
}

function times({ seen, since }: SeenSince): string {
  const first = `Seen since ${codeSpan(minute(seen))}`;
  return minute(seen) === minute(since) ? `${first}.` : `${first}, just as it is now since ${codeSpan(minute(since))}.`;
}

function orphanBody({ stack, environment, release }: ShownStack, objects: number, at: SeenSince): string {
  const name = codeSpan(shortenedName(stack, 80));
  const steps = [
    `git worktree add ../orphan ${release.commit} && cd ../orphan && npm ci`,
    `npx cdktf destroy ${stack}`,
    `cd - && git worktree remove --force ../orphan && npx sluice drift ${stack}`,
  ];
  return [
    `${name} is no longer in the code of ${codeSpan(environment)}, and its state still holds ${counted(objects, 'object')}, which no plan shows any more. ${times(at)}`,
    `The newest release that had it is ${codeSpan(releaseName(release))}.`,
    `### To be rid of them\n\n${fenced(steps, 'sh')}`,
    `### To keep them\n\nBring the stack back into the code, in a pull request: its state is still there.`,
    FOOT,
  ].join('\n\n');
}
