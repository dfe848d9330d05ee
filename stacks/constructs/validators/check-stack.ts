import type { TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { type Exception, exceptionsIn, excuses } from './exceptions';
import { type Finding, finding } from './finding';
import type { Rule } from './rule';
import { rules } from './rules';
import { type StackView, viewOf } from './stack-view';
import type { Subject } from './subject';

/** Every breach of every rule in a stack, by address; what an exception excuses is left out. Call it after aspects have run. */
export function checkStack(stack: TerraformStack, environment: Environment): Finding[] {
  const breaches = breachesIn(viewOf(stack, environment), rules);
  const exceptions = exceptionsIn(stack);
  const absolute = new Set(rules.filter((rule) => rule.absolute === true).map(({ code }) => code));
  const excused = (breach: Finding) => !absolute.has(breach.code) && exceptions.some((e) => excuses(e, breach));
  const left = breaches.filter((breach) => !excused(breach));
  return [...left, ...idle(exceptions, breaches, absolute)].sort(byAddress);
}

/** Every breach of these rules, excused or not. */
export function breachesIn(view: StackView, judged: readonly Rule[]): Finding[] {
  return judged.flatMap((rule) =>
    subjectsFor(rule, view).flatMap((subject) => rule.check(subject, view).map((flaw) => finding(rule, subject, flaw))),
  );
}

function subjectsFor({ types }: Rule, view: StackView): readonly Subject[] {
  return types === '*' ? view.subjects.filter(({ type }) => type !== 'stack') : view.ofType(...types);
}

/** Exceptions that excuse nothing: they would hide the next breach. */
function idle(exceptions: readonly Exception[], breaches: readonly Finding[], absolute: ReadonlySet<string>) {
  return exceptions
    .filter((exception) => absolute.has(exception.code) || !breaches.some((breach) => excuses(exception, breach)))
    .map((exception) =>
      finding({ code: 'exception-idle' }, exception, {
        what: `excepts ${exception.code} ("${exception.reason}")`,
        because: absolute.has(exception.code) ? 'no reason excuses this rule' : 'nothing here breaks that rule',
        mend: 'remove the exception',
      }),
    );
}

function byAddress(a: Finding, b: Finding): number {
  return compare(a.address, b.address) || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
