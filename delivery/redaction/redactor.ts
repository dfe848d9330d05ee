import { type Attributes, Redacted, UNKNOWN, type Value } from '../model/value';
import { type Place, isHiddenByName } from './attribute-rules';
import { canonicalJson } from '../model/canonical-json';
import type { Hider } from './hider';
import type { Mac } from './mac';
import { type Marks, type RawRecord, type RawValue, innerMarks, isRecord } from './raw-value';
import { namesPublic } from './secret-names';
import { HIDDEN } from './spans';

/** How many hexadecimal digits of a MAC keep two hidden keys apart. */
const SHORT_MAC = 12;

/** Turns values that may hold secrets into values that anyone may see. */
export class Redactor {
  constructor(
    private readonly hider: Hider,
    private readonly mac: Mac,
  ) {}

  /** The attributes of an object of a type; `null` where there is no object. */
  attributes(record: RawRecord | null, type: string, marks: Marks = {}): Attributes | null {
    return record === null && !holdsUnknown(marks)
      ? null
      : this.record(record ?? {}, marks, { type, name: '', hasAttributes: true });
  }

  /** The value of an output, or of a variable. */
  output(name: string, { value, ...marks }: Omit<RawValue, 'type'>): Value {
    return this.at(value, marks, { type: '', name });
  }

  /** A text that Terraform or a provider wrote, which may quote values. */
  text(text: string): string {
    return this.hider.hide(text);
  }

  /** The address of an object: a key in it may be a secret, the names are the code's own. */
  address(address: string): string {
    return address.replace(/\["((?:[^"\\]|\\.)*)"\]/g, (whole, key: string) => {
      const plain = unquoted(key);
      const shown = this.key(plain);
      return shown === plain ? whole : `["${shown}"]`;
    });
  }

  /** A key of a map. Where it is hidden, a part of its MAC keeps it apart from others. */
  key(key: string): string {
    const shown = this.hider.hide(key, true);
    if (shown === key) return key;
    return shown.replaceAll(HIDDEN, `(sensitive ${this.mac(canonicalJson(key)).slice(0, SHORT_MAC)})`);
  }

  /** The steps of a path to an attribute, joined. */
  path(steps: readonly (string | number)[]): string {
    const shown = steps.map((step, at) => {
      if (typeof step === 'number') return String(step);
      return at === 0 || typeof steps[at - 1] === 'number' ? this.attribute(step) : this.key(step);
    });
    return shown.join('.');
  }

  /** A provider's schema names attributes, no secret does: were one hidden, nobody could tell what the value is of. */
  private attribute(name: string): string {
    return /^[a-z][a-z0-9_]*$/.test(name) ? name : this.key(name);
  }

  private at(value: unknown, marks: Marks, place: Place): Value {
    if (marks.unknown === true) return UNKNOWN;
    if (value === null || value === undefined) return holdsUnknown(marks) ? this.record({}, marks, place) : null;
    if (marks.sensitive === true || isHiddenByName(value, place))
      return this.redacted(HIDDEN, withUnknown(value, marks));
    if (typeof value === 'string') return this.string(value, place);
    if (Array.isArray(value)) {
      const inList = { ...place, hasAttributes: true };
      return value.map((item, at) => this.at(item, innerMarks(marks, at), inList));
    }
    if (isRecord(value)) return this.record(value, marks, place);
    if (typeof value === 'number' && this.hider.hide(String(value), true) !== String(value))
      return this.redacted(HIDDEN, value);
    return value as boolean | number;
  }

  private string(text: string, { name }: Place): Value {
    const shown = this.hider.hide(text, namesPublic(name));
    return shown === text ? text : this.redacted(shown, text);
  }

  private record(record: RawRecord, marks: Marks, { type, hasAttributes = false }: Place): Attributes {
    const names = new Set([...Object.keys(record), ...Object.keys(isRecord(marks.unknown) ? marks.unknown : {})]);
    return Object.fromEntries(
      [...names].map((name) => {
        const place = { type, name, beside: record };
        return [
          hasAttributes ? this.attribute(name) : this.key(name),
          this.at(record[name], innerMarks(marks, name), place),
        ];
      }),
    );
  }

  private redacted(shown: string, value: unknown): Redacted {
    return new Redacted(shown, this.mac(canonicalJson(value)));
  }
}

/** Whether a part of a value is not known: Terraform gives `{}` where nothing is unknown, and for what is deleted. */
function holdsUnknown({ unknown }: Marks): boolean {
  return isRecord(unknown) && Object.keys(unknown).length > 0;
}

/** A hidden value with what is not known yet in its place, so that its MAC tells the two apart. */
function withUnknown(value: unknown, { unknown }: Marks): unknown {
  return isRecord(unknown) || Array.isArray(unknown) ? { value, unknown } : value;
}

function unquoted(key: string): string {
  try {
    return JSON.parse(`"${key}"`) as string;
  } catch {
    return key;
  }
}
