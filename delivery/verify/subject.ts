import type { Environment } from '../../environments/schema/environment';
import type { AssembledStack, Assembly } from '../model/assembly';
import type { Attributes } from '../model/value';
import type { World } from '../ports/world';
import type { ChangeSet } from '../model/change-set';
import type { StateResource } from '../model/state-resource';

/** What is verified: an environment of an assembly, and the stacks of it that were applied. */
export interface Subject {
  readonly assembly: Assembly;
  readonly environment: Environment;
  /** Ids of the stacks whose plan must be empty; the others were not touched. */
  readonly stacks: readonly string[];
  /** The checkout, where commands run. */
  readonly folder: string;
  /** Plans that were empty a moment ago, with nothing changed since: they are not made again. */
  readonly empty?: readonly ChangeSet[];
}

/** What verifications need of the world. */
export type VerifyWorld = Pick<World, 'terraform' | 'synthesizer' | 'commands' | 'concurrency'>;

/** One thing that an environment asks to be checked. */
export type Verification = Environment['promotion']['verifications'][number];

/** A verification of one kind. */
export type OfKind<K extends Verification['kind']> = Extract<Verification, { kind: K }>;

/** What verifications look at: each thing is asked for once, whoever asks. */
export interface Look {
  /** The plan of a stack as it stands now. */
  plan(stack: AssembledStack): Promise<ChangeSet>;
  /** What the states of the environment hold, as far as a stack configures a type that starts so. */
  states(prefix: string): Promise<StateResource[]>;
  /** The objects of a type that an environment has, with their attributes as the world has them now. */
  objects(type: string): Promise<readonly SeenObject[]>;
}

/** An object as it is. */
export interface SeenObject {
  readonly address: string;
  readonly values: Attributes;
}

/** All that a verification is given. */
export interface Scene {
  readonly subject: Subject;
  readonly look: Look;
  readonly world: VerifyWorld;
}
