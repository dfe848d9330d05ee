import type { Assembly } from '../model/assembly';
import type { Proposal } from '../model/proposal';
import type { FanOut } from '../plan/fan-out';
import { goneFrom } from '../plan/fan-out';
import type { World } from '../ports/world';
import { changesBetween } from './changes-between';
import type { Release } from '../model/release';

/** Two trees, and what may be planned of the one that is new. */
export interface Change {
  readonly release: Release;
  readonly base: Assembly;
  readonly head: Assembly;
  readonly fan: FanOut;
}

/**
 * What a change says, for one whose plans nobody may make: every object whose code differs, and what policies refuse. No
 * Terraform runs, and no credential is needed.
 */
export async function toldFromCode(
  { release, base, head, fan }: Change,
  world: Pick<World, 'configurations'>,
): Promise<Proposal> {
  const environments = await Promise.all(
    head.environments.map(async (environment) => {
      const isKnown = base.environments.some(({ name }) => name === environment.name);
      const changes = await changesBetween({ environment, before: isKnown ? base : null, after: head }, world);
      return { ...changes, refusals: refusalsIn(environment.name, fan) };
    }),
  );
  const { commit, tree } = release;
  const orphans = goneFrom({ base, head }).map(({ id }) => ({ stack: id, objects: null }));
  const { jobs, aside, administered } = fan;
  const unaffected = head.stacks.length - jobs.length - aside.length - administered.length;
  return { commit, tree, environments, orphans, unaffected, administered };
}

function refusalsIn(environment: string, { aside }: FanOut): Proposal['environments'][number]['refusals'] {
  return aside.flatMap((one) => (one.kind === 'refused' && one.stack.environment === environment ? one.refusals : []));
}
