import { type Place, isHiddenByName } from './attribute-rules';
import { hasPublicTwin } from './public-twins';
import { type RawValue, innerMarks, isRecord } from './raw-value';
import { namesPublic } from './secret-names';
import { Seeds } from './seeds';
import type { TextSearch } from './text-search';

/** What is secret in values: what Terraform marks, what bears the name of a secret, and what looks like one. */
export function collectSeeds(values: Iterable<RawValue>, search: TextSearch): Seeds {
  const collection = new Collection(search);
  for (const raw of values) collection.visit(raw, { type: raw.type, name: '' });
  return collection.seeds;
}

type Found = Pick<RawValue, 'value' | 'sensitive'>;

class Collection {
  readonly seeds = new Seeds();

  constructor(private readonly texts: TextSearch) {}

  visit({ value, sensitive }: Found, place: Place): void {
    if (sensitive === true) {
      if (place.beside === undefined || !hasPublicTwin(place.type, place.name, place.beside)) this.seeds.add(value);
    } else if (isHiddenByName(value, place)) {
      this.seeds.add(value);
    } else if (typeof value === 'string') {
      this.search(value, namesPublic(place.name));
    } else {
      this.descend({ value, sensitive }, place);
    }
  }

  private descend({ value, sensitive }: Found, place: Place): void {
    if (Array.isArray(value)) {
      value.forEach((item, at) => {
        this.visit({ value: item, ...innerMarks({ sensitive }, at) }, place);
      });
    } else if (isRecord(value)) {
      for (const [name, child] of Object.entries(value)) {
        this.search(name, false);
        const found = { value: child, ...innerMarks({ sensitive }, name) };
        this.visit(found, { type: place.type, name, beside: value });
      }
    }
  }

  private search(text: string, isPublic: boolean): void {
    for (const [from, to] of this.texts.in(text, isPublic).secrets) this.seeds.add(text.slice(from, to));
  }
}
