import type { Environment } from '../../environments/schema/environment';
import { type AssembledStack, type Assembly, stacksOf } from '../model/assembly';
import { type Guest, nameOf } from '../sandbox/guest';
import { requireTransient } from '../sandbox/removal-rules';

/** A sandbox or preview as a tree has it. */
export interface GuestEnvironment {
  readonly environment: Environment;
  /** Each after what it depends on. */
  readonly stacks: readonly AssembledStack[];
}

/**
 * The environment of a guest in an assembly that was synthesized with it.
 * @throws DeliveryError `Refused` where the tree makes something of it that does not go again.
 */
export function guestEnvironment(guest: Guest, assembly: Assembly): GuestEnvironment {
  const name = nameOf(guest);
  const environment = assembly.environments.find((one) => one.name === name);
  if (environment === undefined) throw new Error(`the assembly has no environment ${name}, though it was asked for`);
  requireTransient(environment);
  return { environment, stacks: stacksOf(assembly, name) };
}
