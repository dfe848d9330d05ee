import { DeliveryError } from '../../model/delivery-error';
import type { TagNote } from '../../model/release-tag';

const SIGNATURE = /^-----BEGIN (PGP|SSH) (SIGNATURE|MESSAGE)-----$/m;

/**
 * What an annotated tag says, without its signature.
 * @param object as `git cat-file tag` prints it: `object`, `type`, `tag`, `tagger`, an empty line, the message.
 * @throws DeliveryError `Refused` where it says not who made it, or when.
 */
export function tagNoteIn(object: string): TagNote {
  const [header = ''] = object.split('\n\n', 1);
  const message = object.slice(header.length).split(SIGNATURE, 1)[0] ?? '';
  const name = /^tag (.+)$/m.exec(header)?.[1];
  const [, tagger, seconds] = /^tagger (.*) (\d+) [+-]\d{4}$/m.exec(header) ?? [];
  if (name === undefined || tagger === undefined || seconds === undefined) {
    throw new DeliveryError(
      'Refused',
      `the tag "${name ?? ''}" does not say who made it and when; make another version`,
    );
  }
  return { name, tagger, at: new Date(Number(seconds) * 1000).toISOString(), message: message.trim() };
}
