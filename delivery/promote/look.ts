import { assemblyDigest } from '../model/assembly';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Promotion } from '../model/promotion';
import type { World } from '../ports/world';
import { newestChange } from '../model/history';
import type { Entering } from './rules/entering';

/** What others know: where a release may come from, and who approved it. */
export interface Asked extends Pick<Entering, 'approvedBy'> {
  readonly sourceRefusals: (
    promotion: Promotion,
    source: World['source'],
    history: readonly LedgerEntry[],
  ) => Promise<string[]>;
}

/**
 * Looks up all that is asked before a release enters.
 * @param own the id of the entry that asks, once there is one.
 */
export async function look(
  promotion: Promotion,
  { ledger, source, clock }: Pick<World, 'ledger' | 'source' | 'clock'>,
  { own, approvedBy, sourceRefusals }: Asked & { readonly own?: string | undefined },
): Promise<Entering> {
  const { environment, assembly } = promotion;
  const { from } = environment.promotion;
  const [history, before] = await Promise.all([
    ledger.entries(environment.name),
    from === null ? null : ledger.entries(from),
  ]);
  const here = history.filter(({ id }) => id !== own);
  const lineage = await lineageOf(promotion, here, source);
  const refused = await sourceRefusals(promotion, source, [...here, ...(before ?? [])]);
  const known = { here, before, lineage, source: refused, approvedBy };
  return { promotion, built: assemblyDigest(assembly), ...known, now: clock.now() };
}

/** How a release stands to what was applied last. */
async function lineageOf(
  { release }: Promotion,
  here: readonly LedgerEntry[],
  source: World['source'],
): Promise<Entering['lineage']> {
  const last = newestChange(here)?.release;
  if (last === undefined || last.tree === release.tree) return null;
  if (await source.isAncestor(last.commit, release.commit)) return 'contains';
  return (await source.isAncestor(release.commit, last.commit)) ? 'older' : 'unrelated';
}
