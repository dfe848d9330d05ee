import type { Adoptable } from '../drift/adopt/adoptable';
import { type EnvironmentFile, withSetting } from '../drift/adopt/with-setting';
import type { Adopted, NotAdopted } from '../model/adoption';
import type { BranchTip } from '../ports/source-control';
import type { World } from '../ports/world';

/** A file as it is to be, and what that adopts. */
export interface AdoptingEdit {
  readonly file: string;
  readonly text: string;
  readonly adopted: readonly Adopted[];
  readonly left: readonly NotAdopted[];
}

/** The file of an environment at the tip of a branch, with each setting stated that its code lets Sluice state. */
export async function adoptingEdit(
  { file, adopted, left }: Adoptable,
  { environment, tip }: { readonly environment: string; readonly tip: BranchTip },
  { source }: Pick<World, 'source'>,
): Promise<AdoptingEdit> {
  const before = await source.textOf(tip.commit, file);
  const because = `${tip.branch} has no file ${file}`;
  if (before === null) return { file, text: '', adopted: [], left: [...left, ...adopted.map(leftFor(because))] };
  const from = { file, environment, read: (other: string) => source.textOf(tip.commit, other) };
  return edited(adopted, { ...from, text: before }, left);
}

/** One after the other: what is not understood of one setting keeps no other from being adopted. */
async function edited(
  wanted: readonly Adopted[],
  from: EnvironmentFile,
  before: readonly NotAdopted[],
): Promise<AdoptingEdit> {
  const [adopted, left] = [[] as Adopted[], [...before]];
  let { text } = from;
  for (const one of wanted) {
    const done = await withSetting({ ...from, text }, { path: one.setting, value: one.to });
    if (done.kind === 'edited') {
      text = done.text;
      adopted.push(one);
    } else left.push(leftFor(done.because)(one));
  }
  return { file: from.file, text, adopted, left };
}

/** What a person has to write instead. */
function leftFor(because: string): (one: Adopted) => NotAdopted {
  return ({ address, attribute, setting, to }) => {
    const byHand = `write ${setting.join('.')}: ${JSON.stringify(to)} by hand`;
    return { address, attribute, because: `${because}; ${byHand}` };
  };
}
