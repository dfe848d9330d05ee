import type { Value } from '../expressions/contexts';
import type { LoadedWorkflow } from '../workflow/loaded-workflow';
import type { Result, RunnerClient } from './runner-client';
import type { RunEvent } from './run-event';

/** The machine that jobs run on. */
export interface Machine {
  /** The program that runs a job's steps. */
  readonly act: string;
  /** The folders that stand in for actions, by `OWNER/NAME@REF`. */
  readonly standIns: Readonly<Record<string, string>>;
  /** The folder of our own programs that a job needs: absolute. */
  readonly programs: string;
  /** What every job's steps see beside what GitHub sets. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that a role's session brings along here: what steps set by these names is left out. */
  readonly broughtBySession: readonly string[];
  /** How many jobs run at once. */
  readonly concurrency: number;
}

/** What a run is made of, the same for all of its jobs. */
export interface Run {
  readonly id: number;
  readonly number: number;
  /** `acme-data/data-platform`, and the ids of both. */
  readonly repository: string;
  readonly event: RunEvent;
  readonly root: LoadedWorkflow;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly variables: Readonly<Record<string, string>>;
  /** Where its logs and artifacts go: absolute. */
  readonly folder: string;
  readonly machine: Machine;
  readonly github: RunnerClient;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
  /** Holds a job back until the machine has room. */
  readonly limit: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What those who need a job are told of it. */
export interface Ended {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
}
