import type { FailedPromotion, RemainingStack, WaysOn } from '../model/failed-promotion';
import { type Release, releaseName } from '../model/release';
import { codeCell, codeSpan } from './text/code-span';
import { counted } from './text/counted';
import { fenced } from './text/fenced';
import { minute } from './text/minute';
import { prose } from './text/prose';
import { shortened, shortenedName } from './text/shortened';
import { visibleText } from './text/visible-text';

/** With these, the longest names and sentences stay under GitHub's 65,536 characters. */
const MOST = { rows: 80, sentence: 160, because: 1_000, name: 80 } as const;

const ENDS: Readonly<Record<FailedPromotion['end'], string>> = {
  failed: 'failed',
  partial: 'was refused after some of its stacks were applied',
  refused: 'was refused, and nothing was applied',
  'rolled-back': 'was taken back',
};

/** What the issue of an environment says of a promotion that came to no good end, in GitHub Markdown. */
export function failureIssue(failed: FailedPromotion, ways: WaysOn): { title: string; body: string } {
  const { environment, release, end, because, left } = failed;
  const what = failed.isRollback ? 'The rollback' : 'The promotion';
  const [name, where] = [releaseName(release), shortenedName(visibleText(environment), MOST.name)];
  const title = `${what} of ${where} to ${shortenedName(visibleText(name), MOST.name)} ${ENDS[end]}`;
  const parts = [
    `${what} of ${codeSpan(where)} to ${codeSpan(name)} (${codeSpan(release.commit)}) ${ENDS[end]}.`,
    because === '' ? [] : `> ${prose(shortened(because, MOST.because))}`,
    left.length === 0 ? [] : remaining(left),
    end === 'rolled-back' ? REPLACE : goingOn(ways),
    FOOT,
  ];
  return { title, body: parts.flat().join('\n\n') };
}

/** The text of an issue once its environment is as it should be. */
export function mendedBody(text: string, release: Release, at: Date): string {
  const name = codeSpan(releaseName(release));
  return `> [!NOTE]\n> **Over** since ${codeSpan(minute(at.toISOString()))}: ${name} is verified there.\n\n${text}`;
}

const REPLACE = 'This release does not go there again. Merge a change that replaces it, and promote that.';

const FOOT =
  '---\n\nSluice keeps this issue: it writes its text anew with every promotion that fails, and closes it with the next one that is verified. Comments stay.\n';

function remaining(left: readonly RemainingStack[]): string[] {
  const rows = left.slice(0, MOST.rows).map(({ stack, because }) => {
    const why = shortened(visibleText(because), MOST.sentence).replaceAll('\n', ' ');
    return `| ${codeCell(shortenedName(stack, MOST.name))} | ${codeCell(why)} |`;
  });
  const cut = left.length - rows.length;
  const more = cut === 0 ? [] : [`And ${counted(cut, 'stack')} more.`];
  return [`### What remains`, `| stack | what is so |\n| :-- | :-- |\n${rows.join('\n')}`, ...more];
}

function goingOn({ run, commands }: WaysOn): string[] {
  const again = run === null ? [] : [`Start the failed jobs of [this run](${run}) again, with “Re-run failed jobs”.`];
  const or = run === null ? 'Run one of these:' : 'Or, where other releases have come since, run one of these:';
  return ['### To go on', ...again, or, fenced(commands, 'sh')];
}
