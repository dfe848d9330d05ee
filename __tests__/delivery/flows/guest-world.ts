import { path } from '../../../environments';
import type { Environment } from '../../../environments/schema/environment';
import { select } from '../../../environments/selection';
import type { AssembledStack } from '../../../delivery/model/assembly';
import type { SynthesisOptions } from '../../../delivery/ports/synthesizer';
import type { World } from '../../../delivery/ports/world';
import { fakeWorld, stack } from '../../fakes/fake-world';

/** A day, in milliseconds. */
export const DAY_MS = 86_400_000;

/** The stacks of a guest, as the platform has them. */
export function guestStacks(name: string): AssembledStack[] {
  const own = { environment: name };
  return [
    stack(`${name}-lake`, own),
    stack(`${name}-warehouse`, own),
    stack(`${name}-account`, { ...own, dependencies: [`${name}-warehouse`] }),
  ];
}

/** What a test says of one folder of files. */
export interface Files {
  /** Stacks beside those of the platform. */
  readonly stacks?: readonly AssembledStack[];
  /** Changes an environment that they make. */
  readonly bend?: (environment: Environment) => Environment;
  /** Why they do not synthesize. */
  readonly broken?: Error;
  /** The Terraform of every stack. */
  readonly terraform?: unknown;
}

/** A world in memory whose trees, by folder, make the sandboxes and previews that are asked for. */
export function guestWorld(folders: Readonly<Record<string, Files>> = {}) {
  const fake = fakeWorld();
  const synthesized: string[] = [];
  const made = new Map<AssembledStack, Files>();
  const synthesize = (checkout: string, { extra = [] }: SynthesisOptions = {}) => {
    synthesized.push(checkout);
    const files = folders[checkout] ?? {};
    if (files.broken !== undefined) return Promise.reject(files.broken);
    const { bend = (environment: Environment) => environment } = files;
    const environments = select(path, { SLUICE_LOCAL_CLOUD: '/cloud', SLUICE_EXTRA: extra.join(',') }).map(bend);
    const guests = environments.slice(path.length).flatMap(({ name }) => guestStacks(name));
    const stacks = [...guests, ...(files.stacks ?? [])];
    stacks.forEach((one) => made.set(one, files));
    return Promise.resolve({ environments, stacks });
  };
  const configuration = (one: AssembledStack) =>
    Promise.resolve(
      made.get(one)?.terraform ?? { terraform: { backend: { local: { path: `/states/${one.id}.tfstate` } } } },
    );
  const world: World = { ...fake.world, synthesizer: { ...fake.world.synthesizer, synthesize, configuration } };
  const wait = (days: number) => {
    fake.clock.pass(days * DAY_MS);
    return fake.clock.now();
  };
  return { ...fake, world, synthesized, wait };
}
