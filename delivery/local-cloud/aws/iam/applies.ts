import { holds } from './conditions';
import { PolicyNotUnderstood } from './not-understood';
import { matches, matchesArn, patternOf } from './patterns';
import type { Listed, PolicyStatement, Principals } from './policy-document';
import type { Caller, IamRequest } from './request';

/**
 * Whether a statement is about a request: its principal, action, resource and every condition.
 * @throws PolicyNotUnderstood where that cannot be said.
 */
export function applies(statement: PolicyStatement, request: IamRequest): boolean {
  const { principals, actions, resources, conditions } = statement;
  return (
    (principals === null || isAmong(principals, (names) => namesCaller(names, request.caller))) &&
    isAmong(actions, (names) => names.some((name) => namesAction(name, request.action))) &&
    (resources === null || isAmong(resources, (names) => names.some((name) => namesResource(name, request)))) &&
    conditions.every((condition) => holds(condition, request.context))
  );
}

function isAmong<T>({ names, isInverted }: Listed<T>, isNamed: (names: T) => boolean): boolean {
  return isNamed(names) !== isInverted;
}

/** Actions have no case (IAM User Guide, "IAM JSON policy elements: Action"). */
function namesAction(pattern: string, action: string): boolean {
  if (pattern === '*') return true;
  if (!/^[a-z0-9-]+:[\w*?]+$/i.test(pattern)) throw new PolicyNotUnderstood(`"${pattern}" is not an action`);
  return matches(patternOf(pattern.toLowerCase(), {}) ?? [], action.toLowerCase());
}

function namesResource(text: string, { resource, context }: IamRequest): boolean {
  if (text === '*') return true;
  if (text.split(':').length < ARN_PARTS) throw new PolicyNotUnderstood(`"${text}" is not an ARN`);
  const pattern = patternOf(text, context);
  return pattern !== undefined && matchesArn(pattern, resource);
}

const ARN_PARTS = 6;

function namesCaller(principals: Principals, caller: Caller | undefined): boolean {
  if (caller === undefined) throw new PolicyNotUnderstood('the request says nobody who asks');
  if (principals === '*') return true;
  switch (caller.kind) {
    case 'Federated':
      return (principals.Federated ?? []).some((name) => name === caller.arn);
    case 'Service':
      return (principals.Service ?? []).includes(caller.name);
    case 'AWS':
      return (principals.AWS ?? []).some((name) => namesIdentity(name, caller));
    default:
      return caller satisfies never;
  }
}

/** An account stands for all of its identities (IAM User Guide, "AWS JSON policy elements: Principal"). */
function namesIdentity(name: string, { arns, accountId }: Extract<Caller, { kind: 'AWS' }>): boolean {
  if (name === '*' || name === accountId || name === `arn:aws:iam::${accountId}:root`) return true;
  if (/[*?]/.test(name)) throw new PolicyNotUnderstood(`the principal "${name}" has a wildcard in it`);
  return arns.includes(name);
}
