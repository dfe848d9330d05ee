import type { World } from '../ports/world';
import { type Guest, guestCalled, nameOf } from '../sandbox/guest';
import { type Life, lifeOf } from '../sandbox/life';

type LedgerWorld = Pick<World, 'ledger'>;

/**
 * What the ledger says of one sandbox or preview; nothing where none was ever brought up.
 * @param except an entry that does not count.
 */
export async function lifeIn(guest: Guest, { ledger }: LedgerWorld, except?: string): Promise<Life | undefined> {
  const entries = await ledger.entries(nameOf(guest));
  return lifeOf(
    guest,
    entries.filter(({ id }) => id !== except),
  );
}

/** Every sandbox and preview that was ever brought up and of which something may be left, by name. */
export async function standing(world: LedgerWorld): Promise<Life[]> {
  return (await everyGuest(world)).filter(({ state }) => state !== 'gone');
}

/** Every sandbox and preview that was ever brought up, by name. */
export async function everyGuest(world: LedgerWorld): Promise<Life[]> {
  const names = await world.ledger.transients();
  const guests = names.map(guestCalled).filter((guest): guest is Guest => guest !== undefined);
  const lives = await Promise.all(guests.map((guest) => lifeIn(guest, world)));
  return lives
    .filter((life): life is Life => life !== undefined)
    .sort((one, other) => one.environment.localeCompare(other.environment, 'en', { numeric: true }));
}
