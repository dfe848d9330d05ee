import type { Span } from './spans';

/** A kind of credential that can be told by its look. */
interface CredentialShape {
  readonly kind: string;
  /** What every one of them holds; a text without it is not searched. */
  readonly hint: string;
  /** Its group `secret` is what is hidden; all of the match where there is no such group. */
  readonly pattern: RegExp;
}

/** Prefixes as their issuers document them ("token formats" of GitHub, Slack, Stripe, Google Cloud, AWS IAM identifiers). */
const SHAPES: readonly CredentialShape[] = [
  { kind: 'AWS access key id', hint: 'A[SKB][IC]A', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/dg },
  { kind: 'GitHub token', hint: 'gh[pousr]_', pattern: /\bgh[pousr]_\w{20,}/dg },
  { kind: 'GitHub fine-grained token', hint: 'github_pat_', pattern: /\bgithub_pat_\w{20,}/dg },
  { kind: 'GitLab token', hint: 'glpat-', pattern: /\bglpat-[\w-]{16,}/dg },
  { kind: 'Slack token', hint: 'xox[a-z]-|xapp-', pattern: /\b(?:xox[a-z]|xapp)-[\w-]{10,}/dg },
  {
    kind: 'Slack webhook',
    hint: 'hooks\\.slack',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/-]+)/dg,
  },
  {
    kind: 'private key',
    hint: 'PRIVATE KEY',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:.*?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|.*)/dgs,
  },
  { kind: 'JSON Web Token', hint: 'eyJ', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*){0,3}/dg },
  { kind: 'Stripe key', hint: '[sr]k_(?:live|test)_|whsec_', pattern: /\b(?:[sr]k_(?:live|test)|whsec)_\w{10,}/dg },
  { kind: 'Google API key', hint: 'AIza', pattern: /\bAIza[\w-]{30,}/dg },
  { kind: 'Google OAuth secret', hint: 'GOCSPX-|ya29\\.', pattern: /\b(?:GOCSPX-|ya29\.)[\w.-]{20,}/dg },
  { kind: 'Snowflake session token', hint: 'ver:\\d', pattern: /\bver:\d+-hint:\d+-[\w+/=-]{16,}/dg },
  { kind: 'Databricks token', hint: 'dapi', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/dg },
  { kind: 'npm token', hint: 'npm_', pattern: /\bnpm_[A-Za-z0-9]{30,}/dg },
  { kind: 'PyPI token', hint: 'pypi-', pattern: /\bpypi-[\w-]{30,}/dg },
  { kind: 'key of a language model', hint: 'sk-', pattern: /(?<![\w-])sk-(?:ant-|proj-)?[\w-]{24,}/dg },
  { kind: 'Vault token', hint: 'hv[sbr]\\.', pattern: /\bhv[sbr]\.[\w-]{20,}/dg },
  { kind: 'Terraform token', hint: '\\.atlasv1\\.', pattern: /\b\w{10,}\.atlasv1\.[\w-]{40,}/dg },
  {
    kind: 'URL with a password',
    hint: '://',
    pattern: /\b[a-z][\w+.-]{0,40}:\/\/[^\s/?#@:"'<>]{0,200}:(?<secret>[^\s/?#@"'<>]{1,500})@/dgi,
  },
  {
    kind: 'signed URL',
    hint: 'X-Amz-|[?&]sig=',
    pattern: /(?:X-Amz-(?:Signature|Security-Token|Credential)|[?&]sig)=(?<secret>[^&\s"']+)/dgi,
  },
  {
    kind: 'authorization header',
    hint: '[Bb]earer|[Bb]asic',
    pattern: /\b(?:bearer|basic)\s+(?<secret>[\w.~+/-]{16,}=*)/dgi,
  },
];

const HINT = new RegExp(SHAPES.map(({ hint }) => hint).join('|'));

/** Parts of a text that look like a credential of a known kind. */
export function credentialsIn(text: string): Span[] {
  if (!HINT.test(text)) return [];
  return SHAPES.flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const span = indices?.groups?.['secret'] ?? indices?.[0];
      return span === undefined ? [] : [span];
    }),
  );
}
