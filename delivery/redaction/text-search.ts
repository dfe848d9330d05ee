import { type Searched, searched } from './searched-text';

const NOTHING: Searched = { secrets: [], decoded: [] };
const SHORTEST = 4;

/** Searches texts, each once: a plan says the same things many times. */
export class TextSearch {
  private readonly done = { public: new Map<string, Searched>(), other: new Map<string, Searched>() };

  /** See {@link searched}. */
  in(text: string, isPublic: boolean): Searched {
    if (text.length < SHORTEST) return NOTHING;
    const done = this.done[isPublic ? 'public' : 'other'];
    const before = done.get(text);
    if (before !== undefined) return before;
    const found = searched(text, isPublic);
    const isEmpty = found.secrets.length + found.decoded.length === 0;
    done.set(text, isEmpty ? NOTHING : found);
    return found;
  }
}
