import { collectSeeds } from './collect-seeds';
import { Hider } from './hider';
import type { Mac } from './mac';
import type { RawValue } from './raw-value';
import { Redactor } from './redactor';
import { TextSearch } from './text-search';

/** A redactor that knows every secret in these values. */
export function redactorOf(values: Iterable<RawValue>, mac: Mac): Redactor {
  const search = new TextSearch();
  return new Redactor(new Hider(collectSeeds(values, search), search), mac);
}
