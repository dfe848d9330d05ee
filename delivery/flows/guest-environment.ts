import type { Environment } from '../../environments/schema/environment';
import { type AssembledStack, type Assembly, stacksOf } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { type Guest, nameOf, wordOf } from '../sandbox/guest';
import { requireTransient } from '../sandbox/removal-rules';

/** A sandbox or preview as a tree has it. */
export interface GuestEnvironment {
  readonly environment: Environment;
  /** Each after what it depends on. */
  readonly stacks: readonly AssembledStack[];
}

/**
 * The environment of a guest in an assembly that was synthesized with it.
 * @throws DeliveryError `Usage` where it was synthesized without, `Refused` where the tree makes something of it that does not go again.
 */
export function guestEnvironment(guest: Guest, assembly: Assembly): GuestEnvironment {
  const name = nameOf(guest);
  const environment = assembly.environments.find((one) => one.name === name);
  if (environment === undefined) {
    const sentence = `the assembly has no environment ${name}; build it with SLUICE_EXTRA=${wordOf(guest)}`;
    throw new DeliveryError('Usage', sentence);
  }
  requireTransient(environment);
  return { environment, stacks: stacksOf(assembly, name) };
}
