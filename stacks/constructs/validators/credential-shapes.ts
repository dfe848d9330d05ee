interface Shape {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** What credentials look like, by their issuers' own documentation of token formats. */
const SHAPES: readonly Shape[] = [
  { kind: 'an AWS access key id', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { kind: 'an AWS secret key', pattern: /aws_?secret_?(?:access_?)?key(?:_id)?["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{40}/i },
  { kind: 'a GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{40,}/ },
  { kind: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  // Snowflake's programmatic access tokens have this form too.
  { kind: 'a signed token (JWT)', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/ },
  {
    kind: 'a Slack token or webhook',
    pattern: /\bxox[abeoprs]-[\w-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/,
  },
  { kind: 'a Google API key', pattern: /\bAIza[\w-]{35}\b/ },
  { kind: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}\b/ },
  { kind: 'a dbt Cloud token', pattern: /\bdbt[cu]_[\w=-]{30,}/ },
  { kind: 'a registry token', pattern: /\bnpm_[A-Za-z0-9]{36}\b|\bpypi-[\w-]{50,}/ },
  { kind: 'a URL with a password', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'${}]*:[^\s:/@"'${}]+@/i },
  {
    kind: 'a password in a connection string or statement',
    pattern: /(?<![A-Za-z])(?:password|passwd|pwd)["']?\s*=\s*["']?[^\s;&"'${}<>]{3,}/i,
  },
];

const ANY = new RegExp(SHAPES.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'i');

/** What kind of credential a text holds, anywhere inside it; `undefined` where it holds none. */
export function credentialIn(text: string): string | undefined {
  // Most texts are names: the shortest credential is an access key id of 20 characters, or `pwd=` and three more.
  if (text.length < 7 || !ANY.test(text)) return undefined;
  return SHAPES.find(({ pattern }) => pattern.test(text))?.kind;
}

/** The text with every credential replaced by its kind. */
export function withoutCredentials(text: string): string {
  if (!ANY.test(text)) return text;
  return SHAPES.reduce(
    (rest, { kind, pattern }) => rest.replaceAll(new RegExp(pattern.source, `${pattern.flags}g`), `(${kind})`),
    text,
  );
}
