import { DeliveryError } from '../model/delivery-error';
import type { StackMark, TurnNotes } from '../model/turn-notes';
import { isApplied } from './stack-turn';

/** A stack that was not applied, and why. */
export interface LeftStack {
  readonly stack: string;
  /** `lost` where whoever applied it stopped before its end; `unstarted` where nobody began. */
  readonly kind: 'refused' | 'failed' | 'lost' | 'unstarted';
  /** In a sentence that holds no secret. */
  readonly because: string;
}

/** The stacks of a turn that were not applied, in their order. */
export function leftIn({ stacks, marks }: TurnNotes): LeftStack[] {
  return stacks.filter((id) => !isApplied(marks.get(id))).map((stack) => ({ stack, ...reasonOf(marks.get(stack)) }));
}

/**
 * Why a turn did not come to its end: `Refused` where gates alone stood in the way, `Interrupted` where nobody began the
 * rest of it.
 */
export function stoppedShort(left: readonly LeftStack[], applied: readonly string[]): DeliveryError {
  const kinds = new Set(left.map(({ kind }) => kind));
  const isFailed = kinds.has('failed') || kinds.has('lost');
  const code = isFailed ? 'TerraformFailed' : kinds.has('refused') ? 'Refused' : 'Interrupted';
  const lines = left.map(({ stack, because }) => `${stack}: ${because}`);
  const rest = applied.length === 0 ? 'No stack was applied.' : `Applied: ${applied.join(', ')}.`;
  const next = code === 'Refused' ? 'Do what the reasons say, and run' : isFailed ? 'Mend the cause, and run' : 'Run';
  return new DeliveryError(code, `${lines.join('\n')}\n${rest} ${next} what is left again.`);
}

function reasonOf(mark: StackMark | undefined): Pick<LeftStack, 'kind' | 'because'> {
  const because = mark?.because.join('; ') ?? '';
  switch (mark?.step) {
    case 'refused':
      return { kind: 'refused', because: `refused (${because})` };
    case 'failed':
      return { kind: 'failed', because };
    case undefined:
      return { kind: 'unstarted', because: 'not started' };
    default:
      return { kind: 'lost', because: 'whoever applied it stopped before its end; its state may still be locked' };
  }
}
