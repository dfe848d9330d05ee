import type { Environment } from '../../environments/schema/environment';
import { boardOf } from '../board/board-of';
import { whatStands } from '../model/history';
import type { Board, BoardGate } from '../model/board';
import type { Comparison, ComparisonSide } from '../model/comparison';
import type { Evidence } from '../model/promotion';
import type { Release } from '../model/release';
import type { World } from '../ports/world';
import { type ComparingWorld, comparingWorld } from './comparing-world';
import { compareEnvironments, compareReleases } from './compare';
import { driftShown } from './drift-shown';
import { type Histories, gateToward } from './gate-toward';
import { Remembered } from './remembered';
import { type Standing, standingIn } from './standing-in';

/** What a board is to show. */
export interface BoardOptions {
  /** `OWNER/NAME`. */
  readonly repository: string;
  /** The promotion path, in its order. */
  readonly path: readonly Environment[];
  /** How many of the newest entries of each environment are read. */
  readonly most: number;
  /** Pairs such as `dev..prod` and `v1.0.0..v1.1.0`; `null` for every two neighbours that stand at different releases. */
  readonly compared: readonly string[] | null;
  /** Whether the code of what stands is looked at, for its cost and for comparisons: it takes seconds for each release. */
  readonly looksAtCode: boolean;
}

/** Reads the board from the world, and writes nothing. What was read or computed once and cannot change is kept. */
export class BoardSource {
  private readonly evidence = new Map<string, readonly Evidence[]>();
  private readonly known = new Remembered<Standing>(({ settings }) => settings !== null);
  private readonly comparisons = new Remembered<Comparison>(({ because }) => because === null);
  private readonly comparing: ComparingWorld;

  constructor(
    private readonly world: World,
    private readonly options: BoardOptions,
    /** One ledger for every reading: it remembers what is settled. */
    private readonly ledger = world.ledger,
  ) {
    this.comparing = comparingWorld(world);
  }

  /** The entries of every environment of the path, and of those that the newest entries are of: the cheap part. */
  async histories(): Promise<Histories> {
    const { path, most } = this.options;
    const names = new Set([...path.map(({ name }) => name), ...(await this.ledger.recent())]);
    return new Map(
      await Promise.all([...names].map(async (name) => [name, await this.ledger.entries(name, most)] as const)),
    );
  }

  /** The board, from entries that were just read. */
  async board(histories: Histories): Promise<Board> {
    const { repository, path, most } = this.options;
    const comparisons = await this.compared(histories);
    await this.readEvidence(histories);
    const standings = await this.standings(histories);
    return boardOf({
      repository,
      at: this.world.clock.now(),
      path,
      histories,
      hasOlder: [...histories.values()].some(({ length }) => length >= most),
      evidence: this.evidence,
      gates: await this.gates(histories),
      drift: await driftShown(this.world),
      costs: new Map([...standings].map(([name, { cost }]) => [name, cost])),
      settings: new Map(
        [...standings].flatMap(([name, { settings }]) => (settings === null ? [] : [[name, settings]])),
      ),
      comparisons,
    });
  }

  /** Only of what people ask about: what stands, and what went wrong last. */
  private async readEvidence(histories: Histories): Promise<void> {
    const asked = [...histories.values()].flatMap((entries) => {
      const failed = entries[0]?.state === 'failed' ? entries[0] : null;
      return [whatStands(entries), failed].filter((entry) => entry !== null);
    });
    const unread = asked.filter(({ id }) => !this.evidence.has(id));
    await Promise.all(
      unread.map(async (entry) => {
        this.evidence.set(entry.id, await this.ledger.evidence(entry));
      }),
    );
  }

  private async gates(histories: Histories): Promise<Map<string, BoardGate>> {
    const found = await Promise.all(
      this.options.path.map(async (environment) => {
        const gate = await gateToward(environment, histories, this.world);
        return gate === null ? [] : [[environment.name, gate] as const];
      }),
    );
    return new Map(found.flat());
  }

  /** What the code of what stands tells, by environment. */
  private async standings(histories: Histories): Promise<ReadonlyMap<string, Standing>> {
    if (!this.options.looksAtCode) return new Map();
    const found = await Promise.all(
      this.options.path.map(async ({ name }) => {
        const release = standing(histories, name);
        if (release === null) return [];
        const key = `${name} ${release.tree}`;
        return [[name, await this.known.of(key, () => standingIn(name, release, this.comparing))] as const];
      }),
    );
    return new Map(found.flat());
  }

  private async compared(histories: Histories): Promise<Comparison[]> {
    const { compared, looksAtCode } = this.options;
    const names = compared ?? (looksAtCode ? this.neighbours(histories) : []);
    return Promise.all(names.map((name) => this.comparison(name, histories)));
  }

  private neighbours(histories: Histories): string[] {
    const { path } = this.options;
    const pairs = path.flatMap(({ name, promotion: { from } }) => (from === null ? [] : [[from, name] as const]));
    return pairs
      .filter(([from, to]) => standing(histories, from)?.tree !== standing(histories, to)?.tree)
      .filter(([from]) => standing(histories, from) !== null)
      .map(([from, to]) => `${from}..${to}`);
  }

  /** Two names of the path are environments, whatever else bears their names; anything else is two revisions. */
  private async comparison(name: string, histories: Histories): Promise<Comparison> {
    const [from = '', to = ''] = name.split('..');
    const isPath = [from, to].every((side) => this.options.path.some((environment) => environment.name === side));
    if (isPath) {
      const one = { name: from, release: standing(histories, from) };
      const other = { name: to, release: standing(histories, to) };
      return this.compare(one, other, () => compareEnvironments(one, other, this.comparing));
    }
    const { source } = this.world;
    const one = { name: from, release: await source.resolve(from) };
    const other = { name: to, release: await source.resolve(to) };
    return this.compare(one, other, () => compareReleases(one, other, this.comparing));
  }

  private compare(one: ComparisonSide, other: ComparisonSide, make: () => Promise<Comparison>): Promise<Comparison> {
    const key = [one, other].map(({ name, release }) => `${name} ${release?.tree ?? ''}`).join(' ');
    return this.comparisons.of(key, make);
  }
}

function standing(histories: Histories, environment: string): Release | null {
  return whatStands(histories.get(environment) ?? [])?.release ?? null;
}
