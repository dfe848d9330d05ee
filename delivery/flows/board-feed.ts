import type { Board } from '../model/board';
import { DeliveryError } from '../model/delivery-error';
import type { Clock } from '../ports/clock';
import { boardSections } from '../report/board/board-sections';
import { moment } from '../report/board/moments';
import { summaryOf } from '../report/board/summary';
import type { BoardSource } from './board-source';

/** What whoever watches a board is sent. */
export interface BoardUpdate {
  /** HTML of the parts that changed, by their ids. */
  readonly sections: Readonly<Record<string, string>>;
  /** When the ledger was read last, in words; left out where it could not be read. */
  readonly asOf?: string;
  /** What is going on, for those who listen; left out where that is what it was. */
  readonly said?: string;
  /** Why the ledger cannot be read just now. */
  readonly trouble?: string;
}

const SECOND_MS = 1_000;
const WHILE_MOVING_MS = 3 * SECOND_MS;
const WHILE_QUIET_MS = 10 * SECOND_MS;
const LONGEST_MS = 300 * SECOND_MS;

/** What hangs on more than the ledger, such as approvals and the hours of a soak, is looked at again after so long. */
const ALL_ANEW_MS = 60 * SECOND_MS;

/** A board that is read again and again, and what became different of it each time. */
export class BoardFeed {
  /** Grows with every change that is shown. */
  revision = 0;

  private board: Board | null = null;
  private sections: Readonly<Record<string, string>> = {};
  private known = '';
  private readAll = 0;
  private failures = 0;

  constructor(
    private readonly source: BoardSource,
    private readonly clock: Clock,
  ) {}

  /** The board as it was read last. @throws DeliveryError where it was never read and cannot be. */
  async current(): Promise<Board> {
    this.board ??= await this.read();
    return this.board;
  }

  /** Every part of the board, for a page that may have missed a change. */
  all(): BoardUpdate {
    return { sections: this.sections };
  }

  /** How long to wait until it is looked again: shorter while something moves, longer and longer while nobody answers. */
  waitMs(): number {
    const moves = this.board?.environments.some(({ moving }) => moving.length > 0) === true;
    return Math.min(LONGEST_MS, (moves ? WHILE_MOVING_MS : WHILE_QUIET_MS) * 2 ** this.failures);
  }

  /** Looks again. A ledger that does not answer is told, and what was read before stays. */
  async look(): Promise<BoardUpdate> {
    try {
      const board = await this.read();
      this.failures = 0;
      const said = sayings(board);
      const changed = said === sayings(this.board) ? {} : { said };
      this.board = board;
      return { ...this.changes(board), asOf: `As of ${moment(board.at)}:${board.at.slice(17, 19)} UTC`, ...changed };
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.code === 'Interrupted') throw error;
      this.failures += 1;
      return { sections: {}, trouble: `the ledger cannot be read just now: ${error.message}` };
    }
  }

  private async read(): Promise<Board> {
    const histories = await this.source.histories();
    const now = this.clock.now();
    const found = JSON.stringify([...histories]);
    if (this.board !== null && found === this.known && now.getTime() - this.readAll < ALL_ANEW_MS) {
      return { ...this.board, at: now.toISOString() };
    }
    const board = await this.source.board(histories);
    [this.known, this.readAll] = [found, now.getTime()];
    if (this.board === null) this.changes(board);
    return board;
  }

  private changes(board: Board): Pick<BoardUpdate, 'sections'> {
    const before = this.sections;
    const next = boardSections(board).map(({ id, html }) => [id, html.text] as const);
    this.sections = Object.fromEntries(next);
    const changed = next.filter(([id, html]) => before[id] !== html);
    if (changed.length > 0) this.revision += 1;
    return { sections: Object.fromEntries(changed) };
  }
}

function sayings(board: Board | null): string {
  return board === null ? '' : summaryOf(board).join('. ');
}
