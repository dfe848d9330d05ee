import type { Risk } from '../../model/risk';
import type { Value } from '../../model/value';
import { type Permission, type PolicyDifference, policyDifference } from './policy-difference';
import { EVERYONE, type PolicyStatement, statementsIn } from './policy-statements';
import type { Pair } from './attribute-pairs';
import { type AttributeRule, rated } from './type-facts';

const SHOWN = 3;

/** Actions whose holder can give themselves, or others, more than the policy says. */
const ESCALATING =
  /^(iam|organizations|sso-admin):|^sts:assumerole|^kms:(putkeypolicy|creategrant)|^lakeformation:grant/i;

const READING = /^[\w-]+:(get|list|describe|head|batchget|lookup|view|search)/i;

/** What a change of a policy document does, statement by statement; a document that cannot be read is the worst case. */
export function policyRisks(rule: AttributeRule, { before, after }: Pair): Risk[] {
  const [from, to] = [documentIn(before), documentIn(after)];
  if (to === undefined) return [unreadable(rule, 'after')];
  if (from === undefined) return [unreadable(rule, 'before')];
  const difference = policyDifference(from, to);
  const { allowed, undenied, lost } = difference;
  if (allowed.length + undenied.length + lost.length === 0) return [];
  // There was nothing to lose before there was a policy.
  return [...widened(rule, difference), ...(before === null ? [] : [...narrowed(rule, lost), ...identity(rule)])];
}

function documentIn(value: Value): readonly PolicyStatement[] | undefined {
  if (value === null) return [];
  return typeof value === 'string' ? statementsIn(value) : undefined;
}

function unreadable([at, , risk, because]: AttributeRule, when: string): Risk {
  return {
    kind: rated(risk).kind,
    level: 'high',
    reason: `${at} (${because}) cannot be read as a policy ${when} the change, so it counts as the worst case`,
  };
}

function widened([at, when, risk, because]: AttributeRule, { allowed, undenied }: PolicyDifference): Risk[] {
  const { kind } = rated(risk);
  const everyone = allowed.filter(({ principal, conditional }) => principal === EVERYONE && !conditional);
  const level = when === 'trust' || allowed.some(isBroad) ? 'high' : 'medium';
  return [
    ...orNone(allowed, { kind, level, reason: `${at} (${because}) newly allows ${listed(allowed)}` }),
    ...orNone(undenied, { kind, level: 'high', reason: `${at} (${because}) no longer denies ${listed(undenied)}` }),
    ...orNone(everyone, {
      kind: 'network-exposed',
      level: 'high',
      reason: `${at} (${because}) newly lets everyone in: ${listed(everyone)}`,
    }),
  ];
}

function narrowed([at, , , because]: AttributeRule, lost: readonly Permission[]): Risk[] {
  const reason = `${at} (${because}) no longer allows ${listed(lost)}: whoever relies on it fails`;
  return orNone(lost, { kind: 'interruption', level: 'medium', reason });
}

function identity([at, when]: AttributeRule): Risk[] {
  if (when !== 'trust') return [];
  return [
    { kind: 'identity-changed', level: 'medium', reason: `${at} changes: others than before may become this role` },
  ];
}

function orNone(permissions: readonly Permission[], found: Risk): Risk[] {
  return permissions.length === 0 ? [] : [found];
}

function isBroad({ action, resource, principal, conditional }: Permission): boolean {
  if (principal === EVERYONE && !conditional) return true;
  if ([action, resource, principal].some((part) => part.startsWith('not '))) return true;
  if (/^(\*|[\w-]+:\*)$/.test(action) || ESCALATING.test(action)) return true;
  // In the policy of a resource, which names whom it lets in, the star stands for that resource.
  return resource === '*' && principal === '' && !READING.test(action);
}

function listed(permissions: readonly Permission[]): string {
  const shown = permissions.slice(0, SHOWN).map(described).join('; ');
  const more = permissions.length - SHOWN;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

function described({ action, resource, principal, conditional }: Permission): string {
  const parts = [action, resource && `on ${resource}`, principal && `to ${principal}`, conditional && 'on conditions'];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
