import { coversPattern } from './covers-pattern';
import type { IamFact } from './iam-fact';
import type { PolicyLine } from './policy-document';
import type { Right, Rights } from './right';

/** A line of a policy, and whom it is about. */
export interface IamRight extends Right {
  readonly action: string;
  readonly resource: string;
  readonly when: string;
}

/** What resources of their own say, before or after: that roles list it besides tells nothing new. */
export interface WrittenOut {
  readonly policies: ReadonlySet<string>;
  readonly attachments: ReadonlySet<string>;
  /** Names of policies that someone has. */
  readonly used: ReadonlySet<string>;
}

/** Gathers from both sides of a change what resources of their own say. */
export function writtenOut(facts: readonly IamFact[]): WrittenOut {
  const own = facts.filter((fact) => fact.kind === 'own policy').filter(({ listed }) => !listed);
  const attached = facts.filter((fact) => fact.kind === 'attachment');
  return {
    policies: new Set(own.map(({ who, name }) => `${who} ${name}`)),
    attachments: new Set(attached.filter(({ listed }) => !listed).map(({ who, arn }) => `${who} ${arn}`)),
    used: new Set(attached.filter(({ arn }) => !isOfAws(arn)).map(({ arn }) => nameIn(arn))),
  };
}

/** The rights that facts give, and take. */
export function iamRights(facts: readonly IamFact[], written: WrittenOut): Rights<IamRight> {
  const managed = new Map(
    facts.filter((fact) => fact.kind === 'managed policy').map(({ name, lines }) => [name, lines] as const),
  );
  return {
    rights: facts.flatMap((fact) => rightsOf(fact, written, managed)),
    subjects: new Set(facts.filter((fact) => fact.kind === 'subject').map(({ subject }) => subject)),
  };
}

/** Whether one right allows, or forbids, all that another one of the same holder does, as far as patterns show it. */
export function iamCovers(held: IamRight, asked: IamRight): boolean {
  return (
    held.subject === asked.subject &&
    (held.when === '' || held.when === asked.when) &&
    coversPattern(held.action.toLowerCase(), asked.action.toLowerCase()) &&
    coversPattern(held.resource, asked.resource)
  );
}

type Managed = ReadonlyMap<string, readonly PolicyLine[]>;

function rightsOf(fact: IamFact, { policies, attachments, used }: WrittenOut, managed: Managed): IamRight[] {
  switch (fact.kind) {
    case 'resource policy':
      return fact.lines.flatMap((line) => line.principals.map((who) => onResource(who, fact.subject, line)));
    case 'own policy':
      return fact.listed && policies.has(`${fact.who} ${fact.name}`) ? [] : ofHolder(fact.who, fact.lines);
    case 'managed policy':
      return used.has(fact.name) ? [] : ofHolder(`aws policy ${fact.name}`, fact.lines);
    case 'attachment':
      if (fact.listed && attachments.has(`${fact.who} ${fact.arn}`)) return [];
      return ofHolder(fact.who, (isOfAws(fact.arn) ? undefined : managed.get(nameIn(fact.arn))) ?? [unseen(fact.arn)]);
    case 'boundary':
      return [outside(fact.who, fact.arn)];
    case 'subject':
      return [];
    default:
      return fact satisfies never;
  }
}

/** In a policy on a resource, `*` is the resource itself, and a trust policy names none. */
function onResource(who: string, subject: string, line: PolicyLine): IamRight {
  const own = line.resource === '' || line.resource === '*';
  return right({ who, subject, on: own ? subject : line.resource }, line);
}

function ofHolder(who: string, lines: readonly PolicyLine[]): IamRight[] {
  return lines.map((line) => right({ who, subject: who, on: line.resource }, line));
}

function right(place: Pick<Right, 'who' | 'subject' | 'on'>, { action, resource, when, denies }: PolicyLine): IamRight {
  const on = when === '' ? place.on : `${place.on} when ${when}`;
  const what = denies ? `${action} without a Deny` : action;
  return { ...place, on, what, restricts: denies, action, resource, when };
}

function outside(who: string, arn: string): IamRight {
  const what = `anything outside boundary ${nameIn(arn)}`;
  return { who, subject: who, what, on: arn, restricts: true, action: what, resource: arn, when: '' };
}

function unseen(arn: string): PolicyLine {
  return { denies: false, action: `all of policy ${nameIn(arn)}`, resource: arn, when: '', principals: [] };
}

function isOfAws(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:/.test(arn);
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
