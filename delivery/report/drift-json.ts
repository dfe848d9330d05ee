import type { DriftWatch, Found, WatchedStack } from '../model/drift-watch';

/**
 * What a watch for drift found and did, for programs: stacks, the most dangerous first, each with its `found`, and what
 * was done with its `issue`. No value of any object is in it: `sluice plan --json` has those.
 */
export function driftJson({ stacks, skipped, stray, administered }: DriftWatch): object {
  return { stacks: stacks.map(stackJson), skipped, stray, administered };
}

function stackJson({ stack, environment, release, found, issue }: WatchedStack): object {
  return { stack, environment, release, issue, ...foundJson(found) };
}

function foundJson(found: Found): object {
  if (found.kind !== 'drifted') return { found };
  const { kind, drift, approvals, refusals } = found;
  const objects = drift.objects.map(({ change: { address, action }, danger, done, undoing }) => {
    return { address, action, danger, done, undoing };
  });
  return { found: { kind, danger: drift.danger, digest: drift.digest, objects, approvals, refusals } };
}
