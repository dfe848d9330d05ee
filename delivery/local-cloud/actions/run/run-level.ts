import type { Contexts, Status, Value } from '../expressions/contexts';
import { asText, evaluated, holds, interpolated, interpolatedAll } from '../expressions/evaluate';
import type { LoadedWorkflow } from '../workflow/loaded-workflow';
import { inputsOf, isCall, type Job, outputsOf } from '../workflow/workflow-file';
import { githubContext } from './github-context';
import { type Combination, combinations } from './matrix';
import type { Ended, Run } from './run';
import { runJob } from './run-job';
import type { Result } from './runner-client';

/** A workflow of a run: the one that the event started, or one that a job calls. */
export interface Level {
  readonly loaded: LoadedWorkflow;
  readonly inputs: Readonly<Record<string, Value>>;
  /** The names of the calling jobs, to be shown before those of its own. */
  readonly names: readonly string[];
  readonly signal: AbortSignal;
}

const SKIPPED: Ended = { result: 'skipped', outputs: {} };

/** Runs the jobs of a workflow, each after those that it needs. Tells how it ended, and its outputs. */
export async function runLevel(run: Run, level: Level): Promise<Ended> {
  const { jobs } = level.loaded.workflow;
  const ends = new Map<string, Promise<Ended>>();
  const endOf = (key: string): Promise<Ended> => {
    const known = ends.get(key);
    if (known !== undefined) return known;
    const end = (async () => {
      const needed = await Promise.all(ancestors(jobs, key).map(async (one) => [one, await endOf(one)] as const));
      return runKey(run, level, { key, ended: new Map(needed) });
    })();
    ends.set(key, end);
    return end;
  };
  const keys = Object.keys(jobs);
  const settled = await Promise.allSettled(keys.map(endOf));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const all = await Promise.all(keys.map(async (key) => [key, await endOf(key)] as const));
  return {
    result: resultOf(all.map(([, { result }]) => result)),
    outputs: outputsFrom(run, level, Object.fromEntries(all)),
  };
}

/** All that a job comes after, near and far. */
function ancestors(jobs: Readonly<Record<string, Job>>, key: string): string[] {
  const near = jobs[key]?.needs ?? [];
  return [...new Set([...near, ...near.flatMap((one) => ancestors(jobs, one))])];
}

/** One failure fails, one cancellation cancels; what was skipped does not count, unless all was. */
function resultOf(results: readonly Result[]): Result {
  for (const bad of ['failure', 'cancelled'] as const) if (results.includes(bad)) return bad;
  return results.every((result) => result === 'skipped') ? 'skipped' : 'success';
}

function outputsFrom(run: Run, level: Level, jobs: Readonly<Record<string, Ended>>): Record<string, string> {
  const { loaded, inputs } = level;
  const contexts = { github: githubContext(run, ''), inputs, vars: run.variables, jobs: jobs as unknown as Value };
  const outputs = Object.entries(outputsOf(loaded.workflow));
  return Object.fromEntries(outputs.map(([name, value]) => [name, asText(interpolated(value, contexts))]));
}

interface Due {
  readonly key: string;
  readonly ended: ReadonlyMap<string, Ended>;
}

async function runKey(run: Run, level: Level, { key, ended }: Due): Promise<Ended> {
  const job = level.loaded.workflow.jobs[key];
  if (job === undefined) throw new Error(`there is no job "${key}"`);
  const needs = Object.fromEntries(job.needs.map((one) => [one, ended.get(one) ?? SKIPPED]));
  const contexts: Contexts = {
    github: githubContext(run, key),
    needs: needs as unknown as Value,
    inputs: level.inputs,
    vars: run.variables,
  };
  const status = statusOf([...ended.values()], level.signal.aborted);
  if (!holds(job.if === undefined ? 'success()' : String(job.if), contexts, status)) return SKIPPED;
  return runMatrix(run, level, { key, job, contexts });
}

/** As GitHub has it, jobs far before count too; one that was skipped is no success. */
function statusOf(before: readonly Ended[], cancelled: boolean): Status {
  return {
    success: !cancelled && before.every(({ result }) => result === 'success'),
    failure: before.some(({ result }) => result === 'failure'),
    cancelled,
  };
}

interface Wanted {
  readonly key: string;
  readonly job: Job;
  readonly contexts: Contexts;
}

async function runMatrix(run: Run, level: Level, wanted: Wanted): Promise<Ended> {
  const { job, contexts, key } = wanted;
  if (job.strategy === undefined) return runOne(run, level, { ...wanted, matrix: {} });
  const { matrix, 'fail-fast': failFast, 'max-parallel': most } = job.strategy;
  let all: Combination[];
  try {
    all = combinations(interpolatedAll(matrix, contexts));
  } catch (error) {
    run.tell(`✖ ${[...level.names, key].join(' / ')}: ${error instanceof Error ? error.message : String(error)}`);
    return { result: 'failure', outputs: {} };
  }
  const stop = new AbortController();
  const signal = AbortSignal.any([level.signal, stop.signal]);
  const parallel = most === undefined ? all.length : Number(interpolated(String(most), contexts));
  const ended = await inParallel(parallel, all, async (combination) => {
    const end = await runOne(run, { ...level, signal }, { ...wanted, matrix: combination });
    if (end.result === 'failure' && isTrue(failFast, contexts)) stop.abort();
    return end;
  });
  const outputs = Object.assign({}, ...ended.map((one) => filled(one.outputs))) as Record<string, string>;
  return { result: resultOf(ended.map(({ result }) => result)), outputs };
}

function isTrue(value: string | number | boolean, contexts: Contexts): boolean {
  return typeof value === 'string' ? evaluated(value.replace(/^\$\{\{|\}\}$/g, ''), contexts) === true : value === true;
}

/** A job of a matrix that leaves an output empty does not take another's away. */
function filled(outputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== ''));
}

async function inParallel<T, R>(most: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.map((item, at) => ({ item, at }));
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next.at] = await work(next.item);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(most, items.length)) }, worker));
  return results;
}

interface One extends Wanted {
  readonly matrix: Combination;
}

async function runOne(run: Run, level: Level, { key, job, contexts: known, matrix }: One): Promise<Ended> {
  const contexts: Contexts = { ...known, matrix };
  const name = [...level.names, nameOf({ key, job, contexts, matrix })].join(' / ');
  const called = level.loaded.calls.get(key);
  if (isCall(job) && called !== undefined) {
    const inputs = calledWith(called, interpolatedAll(job.with, contexts) as Readonly<Record<string, Value>>);
    return runLevel(run, { loaded: called, inputs, names: [name], signal: level.signal });
  }
  if (isCall(job)) throw new Error(`the workflow that "${key}" calls was not read`);
  const ended = await runJob(run, { key, name, job, loaded: level.loaded, contexts, signal: level.signal });
  const isExcused = job['continue-on-error'] !== undefined && isTrue(job['continue-on-error'], contexts);
  return isExcused && ended.result === 'failure' ? { ...ended, result: 'success' } : ended;
}

function nameOf({ key, job, contexts, matrix }: One): string {
  if (job.name !== undefined) return asText(interpolated(job.name, contexts));
  const values = Object.values(matrix).filter((value) => typeof value !== 'object');
  return values.length === 0 ? key : `${key} (${values.map(asText).join(', ')})`;
}

/** The inputs of a called workflow. @throws Error for one that it does not take, or lacks. */
function calledWith({ workflow, file }: LoadedWorkflow, given: Readonly<Record<string, Value>>): Record<string, Value> {
  const inputs = inputsOf(workflow, 'workflow_call');
  const unknown = Object.keys(given).find((name) => inputs[name] === undefined);
  if (unknown !== undefined) throw new Error(`${file} takes no input "${unknown}"`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { required, default: otherwise, type }]) => {
      if (required && given[name] === undefined) throw new Error(`${file} is called without the input "${name}"`);
      const none = type === 'boolean' ? false : type === 'number' ? 0 : '';
      return [name, given[name] ?? otherwise ?? none];
    }),
  );
}
