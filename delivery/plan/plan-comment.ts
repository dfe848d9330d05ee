import type { Assembly } from '../model/assembly';
import { type Action, type Change, type ChangeSet, countsOf, isEmpty } from '../model/change-set';
import { type AttributeChange, attributeChanges } from './attribute-changes';
import { codeSpan } from './code-span';
import type { Plans } from './plan';

const SIGNS: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  read: '<=',
  forget: '.',
  none: ' ',
};

/** The longest comment, in characters and in UTF-8 bytes: GitHub refuses more than 65,536 characters. */
export const COMMENT_LIMIT = 60_000;

/** A plan for reviewers, as GitHub Markdown: a line for every environment, then what changes, stack by stack. */
export function planComment(assembly: Assembly, plans: Plans, orphans: readonly string[]): string {
  const changed = changeSets(plans).filter((plan) => !isEmpty(plan));
  if (changed.length === 0 && plans.waiting.length === 0 && orphans.length === 0) {
    return '**Plan:** no stack of any environment changes.\n';
  }
  const head = [
    title(changed),
    ...(changed.length === 0 ? [] : [table(assembly, changed)]),
    ...dangers(changed),
    ...waiting(plans),
    ...orphaned(orphans),
    ...unchanged(plans),
  ];
  return withinLimit(head, changed);
}

function title(changed: readonly ChangeSet[]): string {
  const stacks = changed.length === 1 ? '1 stack changes' : `${changed.length} stacks change`;
  return `## Plan: ${stacks}`;
}

function table(assembly: Assembly, changed: readonly ChangeSet[]): string {
  const rows = assembly.environments.flatMap(({ name }) => {
    const ids = new Set(assembly.stacks.filter((stack) => stack.environment === name).map(({ id }) => id));
    return changed.filter(({ stack }) => ids.has(stack)).map(row);
  });
  return ['| stack | + | ~ | -/+ | - |', '| :-- | --: | --: | --: | --: |', ...rows].join('\n');
}

function row(plan: ChangeSet): string {
  const { create, update, replace, delete: deleted } = countsOf([plan]);
  const cell = (count: number) => (count === 0 ? '' : String(count));
  return `| ${plan.stack} | ${cell(create)} | ${cell(update)} | ${cell(replace)} | ${cell(deleted)} |`;
}

function dangers(changed: readonly ChangeSet[]): string[] {
  const lines = changed.flatMap(({ stack, changes }) =>
    changes
      .filter(({ action }) => action === 'delete' || action === 'replace')
      .map((change) => `> ${stack}: ${codeSpan(change.address)} will be **${change.action}d**${because(change)}`),
  );
  return lines.length === 0 ? [] : [['> [!CAUTION]', ...lines].join('\n')];
}

function because({ replacedBecause }: Change): string {
  return replacedBecause.length === 0
    ? ''
    : `, because ${replacedBecause.map(codeSpan).join(', ')} cannot change in place`;
}

function waiting({ waiting: stacks }: Plans): string[] {
  return stacks.map(({ stack, waitsFor }) => `**${stack}** waits for ${waitsFor}, which has not been applied yet.`);
}

function orphaned(orphans: readonly string[]): string[] {
  return orphans.map(
    (id) => `**${id}** is no longer in the code; its state and its resources remain until they are destroyed.`,
  );
}

function changeSets({ planned }: Plans): ChangeSet[] {
  return planned.map(({ changeSet }) => changeSet);
}

function unchanged(plans: Plans): string[] {
  const stacks = changeSets(plans)
    .filter(isEmpty)
    .map(({ stack }) => stack);
  return stacks.length === 0 ? [] : [`Planned and unchanged: ${stacks.join(', ')}`];
}

function withinLimit(head: readonly string[], changed: readonly ChangeSet[]): string {
  const parts = [...head];
  let left = COMMENT_LIMIT - size(parts.join('\n\n')) - 200;
  let omitted = 0;
  for (const plan of changed) {
    const body = details(plan);
    left -= size(body) + 2;
    if (left > 0) parts.push(body);
    else omitted += 1;
  }
  if (omitted > 0)
    parts.push(
      `Left out for length: the details of ${omitted} stacks. Their counts, deletes and replaces are all above.`,
    );
  return `${parts.join('\n\n')}\n`;
}

function size(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function details({ stack, changes, outputs }: ChangeSet): string {
  const lines = changes.flatMap((change) => [
    `- ${SIGNS[change.action]} ${codeSpan(change.address)}`,
    ...attributeChanges(change).map(attributeLine),
  ]);
  const out = outputs.map(({ name }) => `- output ${codeSpan(name)} changes`);
  const summary = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  return [`<details><summary>${stack} · ${summary}</summary>`, '', ...lines, ...out, '', '</details>'].join('\n');
}

function attributeLine({ name, before, after }: AttributeChange): string {
  return `  - ${codeSpan(name)}: ${codeSpan(before)} → ${codeSpan(after)}`;
}
