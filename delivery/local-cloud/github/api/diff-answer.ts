import type { Answer } from './call';

/** A difference as text, in the media type that GitHub gives it. */
export function diffAnswer(content: Buffer): Answer {
  return { status: 200, text: { type: 'application/vnd.github.diff; charset=utf-8', content } };
}
