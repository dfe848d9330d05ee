import type { Environment } from '../../environments/schema/environment';
import type { ChangeSet } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import type { Refusal } from '../model/refusal';

const TRANSIENT: readonly Environment['profile'][] = ['sandbox', 'preview'];

/**
 * That an environment may be destroyed: that it is a sandbox or a preview, with an identity of another.
 * @throws DeliveryError `Refused`, whatever else was asked for.
 */
export function requireTransient({ name, profile, identityOf }: Environment): void {
  if (TRANSIENT.includes(profile) && identityOf !== null) return;
  const why =
    identityOf === null
      ? 'has an identity of its own'
      : `follows the profile "${profile}", not ${TRANSIENT.join(' or ')}`;
  throw new DeliveryError('Refused', `${name} ${why}: only sandboxes and previews are ever brought up or taken down`);
}

/** Why a plan to destroy a stack is not applied: it does something else than to delete. */
export function removalRefusals({ stack, changes, errored }: ChangeSet): Refusal[] {
  const others = changes.filter(({ action, mode }) => mode === 'managed' && action !== 'delete');
  const strange = others.map(({ address, action }) => `${address} (${action})`);
  if (!errored && strange.length === 0) return [];
  const what = errored ? `the plan to destroy ${stack} has errors` : `it does not only delete: ${strange.join(', ')}`;
  return [{ rule: 'removal', sentence: `${what}; nothing of ${stack} was destroyed` }];
}
