import { type Attributes, Redacted, UNKNOWN, type Value } from '../../../model/value';
import { canonical } from './canonical';
import type { Mac } from './mac';
import { type RawRecord, type RawValue, inner, isRecord } from './raw-value';

/** What stands for a secret. */
export const HIDDEN = '(sensitive)';

/** Takes every known secret out of a text and leaves the rest. */
export type Hide = (text: string) => string;

/** Turns values that may hold secrets into values that anyone may see. */
export class Redactor {
  constructor(
    private readonly hide: Hide,
    private readonly mac: Mac,
  ) {}

  /** The attributes of an object; `null` where there is none. */
  attributes(record: RawRecord | null, { sensitive, unknown }: Omit<RawValue, 'value'> = {}): Attributes | null {
    return record === null && !isRecord(unknown) ? null : this.record(record ?? {}, { sensitive, unknown });
  }

  /** A value, and the values in it. */
  value({ value, sensitive, unknown }: RawValue): Value {
    if (unknown === true) return UNKNOWN;
    if (value === undefined && typeof unknown !== 'object') return null;
    if (sensitive === true && value !== null) return this.redacted(HIDDEN, value);
    if (typeof value === 'string') return this.string(value);
    if (Array.isArray(value)) return this.list(value, { sensitive, unknown });
    if (isRecord(value) || isRecord(unknown)) return this.record(isRecord(value) ? value : {}, { sensitive, unknown });
    return value as null | boolean | number;
  }

  /** A text that Terraform or a provider wrote, which may quote values. */
  text(text: string): string {
    return this.hide(text);
  }

  private string(text: string): Value {
    const shown = this.hide(text);
    return shown === text ? text : this.redacted(shown, text);
  }

  private list(items: readonly unknown[], { sensitive, unknown }: Omit<RawValue, 'value'>): Value {
    return items.map((value, at) =>
      this.value({ value, sensitive: inner(sensitive, at), unknown: inner(unknown, at) }),
    );
  }

  private record(record: RawRecord, { sensitive, unknown }: Omit<RawValue, 'value'>): Attributes {
    const names = new Set([...Object.keys(record), ...Object.keys(isRecord(unknown) ? unknown : {})]);
    return Object.fromEntries(
      [...names].map((name) => {
        const raw = { value: record[name], sensitive: inner(sensitive, name), unknown: inner(unknown, name) };
        return [name, this.value(raw)];
      }),
    );
  }

  private redacted(shown: string, value: unknown): Redacted {
    return new Redacted(shown, this.mac(canonical(value)));
  }
}
