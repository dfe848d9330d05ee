import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { z } from 'zod';

import { runAct } from './act-process';
import { jobFile, OUTPUT, type Prepared, RUNS_ON } from './job-file';
import { type JobFolder, jobFolder } from './job-folder';
import type { Ended, Run } from './run';
import type { JobSecrets } from './runner-client';

/** A job that has been let in. */
export interface Started {
  readonly id: number;
  readonly prepared: Prepared;
  readonly secrets: JobSecrets;
  readonly signal: AbortSignal;
  /** A line for its log. */
  readonly log: (line: string) => void;
}

/** What every job gets of the machine's own environment: with where it finds packages of Python. */
const KEPT = ['PATH', 'LANG', 'TMPDIR', 'PIP_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_CERT'] as const;

/** An address with a name and a password in it, which no job is to have. */
const WITH_SECRET = /\/\/[^/]*@/;

/** Runs the steps of a job with act, in an environment and in folders of its own, of which only its log stays. */
export async function runSteps(run: Run, started: Started): Promise<Ended> {
  const folder = jobFolder();
  try {
    return await stepsIn(folder, run, started);
  } finally {
    folder.remove();
  }
}

async function stepsIn(folder: JobFolder, run: Run, { id, prepared, secrets, signal, log }: Started): Promise<Ended> {
  const files = {
    workflow: join(folder.files, 'job.yml'),
    event: join(folder.files, 'event.json'),
    secrets: join(folder.files, 'secrets'),
    variables: join(folder.files, 'variables'),
    outputs: join(folder.files, 'outputs.json'),
    summary: join(run.folder, `summary-${id}.md`),
  };
  const trackingId = `sluice_${process.pid}_${run.id}_${id}`;
  write(files.workflow, jobFile(prepared, keeping(run, files)));
  write(files.event, JSON.stringify(run.event.payload));
  write(files.secrets, environmentFile({ ...secrets.secrets, GITHUB_TOKEN: secrets.token }));
  write(
    files.variables,
    environmentFile({
      ...stepVariables(run, secrets),
      RUNNER_TRACKING_ID: trackingId,
      SLUICE_RUN_SUMMARY: files.summary,
    }),
  );
  const code = await runAct({
    program: run.machine.act,
    argv: arguments_(run, folder, files),
    folder: folder.work,
    environment: { ...ownEnvironment(folder, run), RUNNER_TRACKING_ID: trackingId },
    trackingId,
    log,
    begun: () => {
      rmSync(files.secrets, { force: true });
      rmSync(files.variables, { force: true });
    },
    signal,
  });
  if (signal.aborted) return { result: 'cancelled', outputs: {} };
  return { result: code === 0 ? 'success' : 'failure', outputs: outputsIn(files.outputs, prepared) };
}

interface Files {
  readonly workflow: string;
  readonly event: string;
  readonly secrets: string;
  readonly variables: string;
  readonly outputs: string;
  readonly summary: string;
}

function keeping({ machine }: Run, { outputs }: Files): string {
  return ['node', join(machine.programs, 'keep-outputs.mjs'), outputs].map(quoted).join(' ');
}

function arguments_({ event, machine }: Run, folder: JobFolder, files: Files): string[] {
  const standIns = Object.entries(machine.standIns).flatMap(([name, at]) => ['--local-repository', `${name}=${at}`]);
  return [
    event.name,
    ...['--directory', folder.work, '--workflows', files.workflow, '--eventpath', files.event],
    ...['--secret-file', files.secrets, '--env-file', files.variables, '--actor', event.actor],
    ...['--platform', `${RUNS_ON}=-self-hosted`, '--action-cache-path', folder.act, '--defaultbranch', 'main'],
    ...['--json', '--no-skip-checkout', '--action-offline-mode', '--no-cache-server', '--pull=false', '--rm'],
    ...standIns,
  ];
}

/** What act itself starts with, and its steps inherit; programs of ours stand before those of this machine. */
function ownEnvironment({ home }: JobFolder, { machine }: Run): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined || WITH_SECRET.test(value) ? [] : [[name, value]];
  });
  const { PATH = '', ...others } = Object.fromEntries(kept) as Record<string, string>;
  return { ...others, PATH: [join(machine.programs, 'bin'), PATH].join(delimiter), HOME: home };
}

/** What GitHub's runner tells steps, where act would not know it, and what the machine adds. */
function stepVariables(run: Run, { identity }: JobSecrets): Record<string, string> {
  const { event, repository, machine, github } = run;
  const asking = { ACTIONS_ID_TOKEN_REQUEST_URL: identity?.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: identity?.token };
  return {
    ...machine.variables,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_REF: event.ref,
    // act's name for the commit of a run.
    SHA_REF: event.sha,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_TRIGGERING_ACTOR: event.actor,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: github.url,
    SLUICE_RUN_ARTIFACTS: join(run.folder, 'artifacts'),
    ...(identity === null ? {} : (asking as Record<string, string>)),
  };
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

/** As act reads it: a name and a value in double quotes a line. */
function environmentFile(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join('');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** What the last step kept, by the names that the job gives; nothing where it did not come so far. */
function outputsIn(file: string, { job }: Prepared): Record<string, string> {
  const kept = existsSync(file) ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  return Object.fromEntries(Object.keys(job.outputs).map((name, at) => [name, kept[`${OUTPUT}${at}`] ?? '']));
}
