import type { DriftWatch, WatchedStack } from '../model/drift-watch';
import { hasDrift } from '../model/drift-watch';
import { releaseName } from '../model/release';
import type { DriftDanger } from '../model/stack-drift';
import { driftSummary } from './drift/drift-title';
import { type Paint, paintOf } from './terminal/paint';
import { plain } from './terminal/text-style';
import { counted } from './text/counted';
import { listed } from './text/listed';
import { failureLines } from './view/failure-lines';

const MOST_ADDRESSES = 6;

/** What a watch for drift found and did, for a terminal: no control character of any value reaches it. */
export function driftText(watch: DriftWatch, { colour }: { readonly colour: boolean }): string {
  const paint = paintOf(colour);
  const lines = [
    ...watch.stacks.flatMap((stack) => stackLines(stack, paint)),
    ...watch.skipped.map(
      ({ name, because }) => `${paint.yellow('–')} ${plain(name)} was not looked at: ${plain(because)}`,
    ),
    ...watch.stray.map((url) => `${paint.yellow('?')} nobody knows the stack of ${plain(url)}; close it by hand`),
    ...administeredLine(watch),
    sum(watch),
  ];
  return `${lines.join('\n')}\n`;
}

function stackLines(watched: WatchedStack, paint: Paint): string[] {
  const { stack, found, release } = watched;
  const name = plain(stack);
  switch (found.kind) {
    case 'clean':
      return watched.issue === null ? [] : [`${paint.green('✔')} ${name} is as it should be${issue(watched)}`];
    case 'drifted':
      return [
        `${danger(found.drift.danger, paint)} ${paint.bold(name)}: ${driftSummary(found)}, against ${releaseName(release)}${issue(watched)}`,
        `    ${addresses(found.drift.objects.map(({ change }) => change.address))}`,
      ];
    case 'orphaned':
      return [`${paint.red('✖')} ${paint.bold(name)} left the code: ${driftSummary(found)}${issue(watched)}`];
    case 'moving':
      return [`${paint.yellow('–')} ${name} cannot be judged now: ${plain(found.because)}${issue(watched)}`];
    case 'failed':
      return [
        `${paint.red('!')} ${name} could not be looked at${issue(watched)}`,
        ...failureLines(found.because).map((line) => `    ${plain(line)}`),
      ];
  }
}

function administeredLine({ administered: [first, ...others] }: DriftWatch): string[] {
  if (first === undefined) return [];
  const names = listed([first, ...others].map(plain), MOST_ADDRESSES);
  return [`– left to administrators: ${names}; see for yourself, as one: npx cdktf diff ${plain(first)}`];
}

function danger(kind: DriftDanger, paint: Paint): string {
  return kind === 'security' || kind === 'destructive' ? paint.red('✖') : paint.yellow('✖');
}

function issue({ issue: kept }: WatchedStack): string {
  return kept === null ? '' : `  (#${kept.number} ${kept.step}: ${plain(kept.url)})`;
}

function addresses(all: readonly string[]): string {
  return listed(all.map(plain), MOST_ADDRESSES);
}

function sum(watch: DriftWatch): string {
  const of = (kind: WatchedStack['found']['kind']) => watch.stacks.filter(({ found }) => found.kind === kind).length;
  const looked = of('clean') + of('drifted');
  if (looked + of('orphaned') === 0) return 'No stack was looked at.';
  const clean = `${counted(of('clean'), 'stack')} of ${looked} as verified last`;
  if (!hasDrift(watch)) return clean;
  const left = of('orphaned') === 0 ? '' : `, ${counted(of('orphaned'), 'orphan')}`;
  return `${clean}; ${of('drifted')} drifted${left}`;
}
