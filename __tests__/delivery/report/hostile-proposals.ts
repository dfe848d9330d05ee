import type { AssessedChange } from '../../../delivery/model/assessment';
import type { Action, Change } from '../../../delivery/model/change-set';
import type { Proposal, ProposedStack } from '../../../delivery/model/proposal';
import { RISK_KINDS } from '../../../delivery/model/risk';
import { type Attributes, Redacted, UNKNOWN, type Value } from '../../../delivery/model/value';
import { changeOf, environmentOf, planned, proposalOf } from './proposals';

/** Texts that break Markdown, HTML, tables or terminals where they are not written with care. */
export const HOSTILE: readonly string[] = [
  'plain',
  'with `ticks`, ``two`` and ```three',
  '```\n~~~\n```',
  'a | b || c \\| d \\',
  '</details></summary></code>',
  '--> <!-- ]]> <![CDATA[',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '@octocat and @org/team, me@example.com',
  'fixes #123, GH-7, octo/repo#9',
  'https://evil.example/x?y=1 www.evil.example',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  '[link](javascript:alert(1)) ![image](x) [^1] [ref][x]',
  '$x$ $`y`$ **bold** __under__ ~~gone~~ :tada:',
  '\n\n# heading\n\n- [ ] item\n1. one\n> [!CAUTION]\n---\n===',
  '\u202Eetad\u202C \u2066x\u2069 \u200Bzero\u200Dwidth\uFEFF\u00AD',
  'שלום עולם مرحبا',
  '\u0000\u0007\u001B[31mred\u001B[0m\u009B\u007F\r\n\t',
  '日本語のテキスト、とても長い',
  '👩‍👩‍👧 ⚠️ 🏳️‍🌈 é e\u0301\u0327\u0327',
  '\uD800 lone \uDC00',
  '\u2028\u2029\u0085\u00A0\u3164\uE000',
  '&lt;b&gt; &amp; &#64;octocat &#x40;',
  '   ',
  '',
  '{"Statement":[{"Sid":"</details>","Action":"*","Resource":"`|`"}]}',
  'select *\nfrom t\nwhere x = \'<b>\'\n  and y = "|"',
  'x'.repeat(3000),
];

const ACTIONS: readonly Action[] = ['create', 'update', 'replace', 'delete', 'read', 'forget', 'none'];
const TYPES = ['aws_s3_bucket', 'snowflake_table', 'snowflake_grant_privileges_to_account_role', 'strange<b>|type'];

/** How large and how hostile a proposal is. */
export interface Shape {
  readonly seed: number;
  readonly stacks: number;
  readonly changes: number;
  readonly environments: number;
  /** How many changes of ten take something away. */
  readonly removals: number;
}

/** Numbers that look random and are the same for the same seed (the generator "mulberry32"). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A proposal full of texts that nobody would expect. */
export function hostileProposal(shape: Shape): Proposal {
  const random = randomFrom(shape.seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const text = () => pick(HOSTILE);
  const value = (depth: number): Value => {
    const kind = Math.floor(random() * (depth > 2 ? 6 : 8));
    if (kind === 0) return null;
    if (kind === 1) return random() > 0.5;
    if (kind === 2) return Math.floor(random() * 1000);
    if (kind === 3) return UNKNOWN;
    if (kind === 4) return new Redacted(pick(['(sensitive)', `${text()}(sensitive)`]), String(random()));
    if (kind === 5) return text();
    if (kind === 6) return Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1));
    return attributes(depth + 1);
  };
  const attributes = (depth: number): Attributes =>
    Object.fromEntries(
      Array.from({ length: Math.floor(random() * 5) }, (_, i) => [
        random() > 0.2 ? pick(['name', 'policy', 'statement', 'size', 'tags']) : `${text().slice(0, 40)}${i}`,
        value(depth),
      ]),
    );
  const assessed = (index: number): AssessedChange => {
    const action = random() * 10 < shape.removals ? pick(['delete', 'replace'] as const) : pick(ACTIONS);
    const type = pick(TYPES);
    const key = random() < 0.7 ? `${type}.n${index}` : `${type}.this["${text().slice(0, 30)}${index}"]`;
    const change: Change = changeOf(key, {
      type,
      action,
      before: action === 'create' ? null : attributes(0),
      after: action === 'delete' ? null : attributes(0),
      createdFirst: random() > 0.5,
      reason: pick([null, 'replace_because_tainted', text()]),
      replacedBecause: action === 'replace' ? [pick(['name', text().slice(0, 20)])] : [],
      movedFrom: random() > 0.95 ? text() : null,
      importedAs: random() > 0.95 ? text() : null,
      deposed: action === 'delete' && random() > 0.9 ? 'ab12' : null,
    });
    const level = pick(['high', 'medium', 'low'] as const);
    return { change, risks: [{ kind: pick(RISK_KINDS), level, reason: `it is risky: ${text()}` }] };
  };
  const stack = (name: string, count: number): ProposedStack => {
    const kind = random();
    const dependencies = random() > 0.5 ? ['dev-0', text()] : [];
    if (kind > 0.97) return { stack: name, dependencies, kind: 'blocked', waitsFor: [text(), 'x'] };
    if (kind > 0.95) return { stack: name, dependencies, kind: 'failed', because: `it failed: ${text()}` };
    const changes = Array.from({ length: count }, (_, i) => assessed(i));
    const drift = random() > 0.8 ? [changeOf('a.drifted', { before: attributes(0), after: attributes(0) })] : [];
    const checks = [{ address: text(), status: pick(['pass', 'fail'] as const), problems: [text()] }];
    const outputs = [{ name: text(), action: 'update', before: value(0), after: value(0) } as const];
    const whole = { drift, checks, outputs, errored: random() > 0.9, complete: random() > 0.1 };
    return { ...planned(name, changes, random() > 0.5 ? whole : {}), dependencies };
  };
  const access = () => ({ who: text(), what: pick(['SELECT', text()]), on: `${text()}${random()}`, through: [text()] });
  const several = Math.max(1, shape.environments);
  const environments = Array.from({ length: shape.environments }, (_, e) => {
    const name = pick(['dev', 'staging', `env ${text().slice(0, 20)}`]) + (e === 0 ? '' : String(e));
    const stacks = Math.ceil(shape.stacks / several);
    const each = Math.ceil(shape.changes / Math.max(1, shape.stacks));
    return environmentOf(
      name,
      Array.from({ length: stacks }, (_, i) => stack(`${name}-${random() > 0.9 ? text().slice(0, 60) : ''}${i}`, each)),
      {
        access: { gained: Array.from({ length: 30 }, access), lost: [access()], unknown: [text()] },
        cost: {
          lines: [
            {
              stack: text(),
              address: text(),
              before: null,
              after: { usd: random() * 1e6, kind: 'ceiling' },
              basis: text(),
            },
          ],
          unknown: [{ stack: text(), address: text(), why: text() }],
          before: 0,
          after: random() * 1e6,
          pricesOf: text(),
        },
        refusals: Array.from({ length: Math.floor(random() * 12) }, () => ({ rule: text(), sentence: text() })),
      },
    );
  });
  return proposalOf(environments, { orphans: [{ stack: text(), objects: null }], unaffected: 3 });
}
