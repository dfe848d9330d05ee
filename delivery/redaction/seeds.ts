import { type RawRecord, isRecord } from './raw-value';

/** A secret shorter than this is hidden only where it is marked. */
const SHORTEST = 4;
/** A secret shorter than this is hidden elsewhere only where it is all of a value: within words it stands by chance. */
const SHORTEST_WITHIN = 6;

/** Words that some plan marks as sensitive and every plan is full of: they are hidden only where they are marked. */
const EVERYDAY = new Set(
  `true false null none default enabled disabled auto active inactive admin root public private sensitive unknown
  password passwd secret secrets token tokens key keys credentials username user users name value values string number
  object list map data state prod production staging development test local postgres postgresql mysql snowflake github
  info warning warn error debug critical json yaml text csv parquet none utc required optional allow deny read write
  amazonaws amazon.com https http http:// https:// standard basic plain create update delete select insert usage`.split(
    /\s+/,
  ),
);

/** Names of regions stand in every ARN. */
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]?$/;

/**
 * The secrets of a plan. One of six characters or more is hidden wherever it appears; one of four or five only where it
 * is all of a value or of a key; a shorter one, an everyday word, a switch or a number below 1000 only where it is
 * marked, because it would blank whatever else happens to hold it.
 */
export class Seeds {
  /** Hidden where they are all of a value. */
  readonly whole = new Set<string>();
  /** Hidden wherever they appear. */
  readonly within = new Set<string>();

  /** Adds every text and number in a value. */
  add(value: unknown): void {
    if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'number') this.admit(String(value));
    else if (Array.isArray(value))
      value.forEach((item) => {
        this.add(item);
      });
    else if (isRecord(value)) this.addRecord(value);
  }

  private addRecord(record: RawRecord): void {
    for (const [key, value] of Object.entries(record)) {
      this.add(value);
      // A key of a map may be a secret; the name of an attribute is none, and looks as follows.
      if (!/^(?:[a-z][a-z0-9_]*|[A-Za-z][A-Za-z_.]*)$/.test(key)) this.admit(key);
    }
  }

  private addText(text: string): void {
    if (this.whole.has(text)) return;
    this.admit(text);
    this.admit(text.trim());
    for (const part of partsOf(text)) this.add(part);
  }

  private admit(text: string): void {
    if (text.length < SHORTEST || EVERYDAY.has(text.toLowerCase()) || REGION.test(text)) return;
    this.whole.add(text);
    if (text.length >= SHORTEST_WITHIN) this.within.add(text);
  }
}

/** What a secret is made of, where that is secret too: JSON, the password of a URL, the key within a PEM block. */
function* partsOf(text: string): Generator {
  if (/^\s*[[{]/.test(text)) yield parsed(text);
  const [, password] = /^[a-z][\w+.-]*:\/\/[^/?#@]*?:([^/?#]+)@/i.exec(text) ?? [];
  if (password !== undefined) yield* [password, unescaped(password)];
  const [, key] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(text) ?? [];
  if (key !== undefined) yield* [key.trim(), key.replace(/\s|\\n/g, ''), ...key.trim().split('\n')];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
