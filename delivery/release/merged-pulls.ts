import type { MergedPull } from '../model/release-proposal';

/**
 * The pull requests that commits name, each once, in their order: a squash ends its title with `(#12)`, a merge says
 * `Merge pull request #12 from …` and has the title below (GitHub documentation, "About pull request merges").
 * @param messages of commits, whole.
 */
export function mergedPulls(messages: readonly string[]): MergedPull[] {
  const pulls = new Map<number, MergedPull>();
  for (const message of messages) {
    const pull = pullIn(message);
    if (pull !== null && !pulls.has(pull.number)) pulls.set(pull.number, pull);
  }
  return [...pulls.values()];
}

function pullIn(message: string): MergedPull | null {
  const [subject = '', ...body] = message.trim().split('\n');
  const squashed = /^(.*\S)\s*\(#(\d{1,9})\)$/.exec(subject.trim());
  if (squashed?.[1] !== undefined) return { number: Number(squashed[2]), title: squashed[1] };
  const [, number] = /^Merge pull request #(\d{1,9}) from \S+$/.exec(subject.trim()) ?? [];
  if (number === undefined) return null;
  return { number: Number(number), title: body.find((line) => line.trim() !== '')?.trim() ?? subject };
}
