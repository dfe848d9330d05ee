import { isInterruption } from '../model/delivery-error';
import type { Evidence } from '../model/promotion';
import { lookAt } from './look';
import type { Scene, Subject, Verification, VerifyWorld } from './subject';
import { reason } from './brief';
import { evidenceFor } from './verifiers';

/**
 * Runs every verification that the environment names, and says what each found. One that cannot be evaluated does not
 * hold, and says why; where nothing is named there is no evidence, and nothing is verified.
 * @throws DeliveryError `Interrupted` where somebody stops it.
 */
export async function verify(subject: Subject, world: VerifyWorld): Promise<Evidence[]> {
  const scene = { subject, world, look: lookAt(subject, world) };
  const evidence: Evidence[] = [];
  for (const verification of subject.environment.promotion.verifications) {
    evidence.push(...(await found(verification, scene)));
  }
  return evidence;
}

async function found(verification: Verification, scene: Scene): Promise<Evidence[]> {
  try {
    return await evidenceFor(verification, scene);
  } catch (error) {
    if (isInterruption(error)) throw error;
    const check = 'name' in verification ? verification.name : verification.kind;
    return [{ check, holds: false, seen: `it cannot be evaluated: ${reason(error)}` }];
  }
}
