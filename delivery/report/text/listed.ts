import { grouped } from './counted';

/** Texts with commas between them, at most `most`; how many more there are is said. */
export function listed(texts: readonly string[], most: number): string {
  const shown = texts.slice(0, most).join(', ');
  return texts.length > most ? `${shown} and ${grouped(texts.length - most)} more` : shown;
}
