import type { AssembledStack } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Refusal } from '../model/refusal';
import { type StackMark, type StackStep, stackNote, type TurnNotes, type TurnScope } from '../model/turn-notes';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { recordFailure, sentenceOf } from '../promote/record-failure';
import { regainTurn } from '../promote/regain-turn';
import { SignsOfLife } from '../promote/signs-of-life';
import { type EntryAsked, openedEntry, turnOf } from './opened-entry';

/** Which stack is applied under which entry. */
export interface StackAsked extends Omit<EntryAsked, 'environment'> {
  readonly stack: AssembledStack;
}

type TurnWorld = Pick<World, 'ledger' | 'clock'>;

/** One stack's part of a turn that several commands carry: what becomes of it is on the ledger. */
export class StackTurn implements Pick<TurnScope, 'isFirst' | 'resumes'> {
  readonly isFirst: boolean;
  readonly resumes: boolean;
  /** Whether the ledger has been told how it ended. */
  private isTold = false;

  private constructor(
    private readonly stack: string,
    { isFirst, resumes, marks }: TurnNotes,
    private readonly carried: { readonly entry: OpenEntry; readonly clock: World['clock'] },
  ) {
    this.isFirst = isFirst;
    // What a gate let in once, and what did not come to its end, leaves less to do than reviewers were shown.
    this.resumes = resumes || marks.get(stack)?.wasLetIn === true;
  }

  /**
   * Makes sure that the entry has the turn, and that the stack's own has come. Nothing where the entry is verified: then
   * nothing is left to do.
   * @throws DeliveryError `Held` where the entry was overtaken; `Refused` for a stack that is not to be applied, is another
   *   one than was let in, or whose upstream was not applied.
   */
  static async of({ stack, ...asked }: StackAsked, { ledger, clock }: TurnWorld): Promise<StackTurn | null> {
    const { id, environment } = stack;
    const found = openedEntry({ ...asked, environment }, await ledger.since(environment, asked.id));
    if (found.state === 'verified') return null;
    const turn = await turnOf(found, { ledger });
    requireAsked(stack, found, turn);
    requireUpstream(stack, turn);
    const entry = await regainTurn(found, { ledger });
    // What was said of it before is about another attempt.
    if (turn.marks.has(id)) await entry.progress(stackNote(id, 'planning'));
    return new StackTurn(id, turn, { entry, clock });
  }

  /** Why a gate did not let it in. */
  async refused(refusals: readonly Refusal[]): Promise<void> {
    this.isTold = true;
    for (const { rule, sentence } of refusals) await this.say('refused', `${rule}: ${sentence}`);
  }

  /** An error that stopped it, unless the ledger knows already how it ended. */
  async stopped(error: unknown): Promise<void> {
    if (this.isTold) return;
    const write = () =>
      this.ended(error instanceof DeliveryError && error.code === 'Refused' ? 'refused' : 'failed', sentenceOf(error));
    await recordFailure(error, [{ write, otherwise: 'The ledger does not know of it' }]);
  }

  /**
   * Applies it, with signs of life on the ledger meanwhile, and says how that ended.
   * @param work gives back why it failed; `null` where it did not.
   */
  async apply(step: 'changed' | 'unchanged', work: () => Promise<string | null>): Promise<void> {
    if (step === 'changed') await this.say('applying');
    const because = await this.withSigns(work);
    await (because === null ? this.ended(step) : this.ended('failed', because));
  }

  private async withSigns<T>(work: () => Promise<T>): Promise<T> {
    const { entry, clock } = this.carried;
    const signs = new SignsOfLife(entry, () => stackNote(this.stack, 'applying'), clock);
    try {
      return await work();
    } finally {
      await signs.stop();
    }
  }

  private ended(step: StackStep, because?: string): Promise<void> {
    this.isTold = true;
    return this.say(step, because);
  }

  private say(step: StackStep, because?: string): Promise<void> {
    return this.carried.entry.progress(stackNote(this.stack, step, because));
  }
}

/** Whether a stack was applied, and needs nothing more. */
export function isApplied(mark: StackMark | undefined): boolean {
  return mark?.step === 'changed' || mark?.step === 'unchanged';
}

function requireAsked(
  { id, digest }: AssembledStack,
  { id: entry, digests }: LedgerEntry,
  { stacks }: TurnNotes,
): void {
  if (!stacks.includes(id))
    throw refused(`${id} is none of the stacks that entry ${entry} applies: ${stacks.join(', ')}`);
  if (digests[id] !== digest)
    throw refused(`${id} is not as it was when entry ${entry} was opened; apply what was built`);
}

function requireUpstream({ id, dependencies }: AssembledStack, { stacks, marks }: TurnNotes): void {
  const missing = dependencies.filter((one) => stacks.includes(one) && !isApplied(marks.get(one)));
  if (missing.length > 0)
    throw refused(`${id} is not started: ${missing.join(', ')}, which it depends on, was not applied`);
}

function refused(sentence: string): DeliveryError {
  return new DeliveryError('Refused', sentence);
}
