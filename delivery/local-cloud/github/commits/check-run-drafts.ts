import { z } from 'zod';

import { ApiError, unprocessable } from '../api/api-error';
import type { Call } from '../api/call';
import { bodyOf } from '../api/input';
import { CHECK_CONCLUSIONS, CheckAnnotation, CheckRun } from '../store/records';
import { existingCommit } from './commit-asked';

/** GitHub's limits for one request: characters of summary and text, and annotations. */
const MOST = { characters: 65_535, annotations: 50 };

const Output = z.strictObject({
  title: z.string(),
  summary: z.string().max(MOST.characters, { error: `at most ${MOST.characters} characters` }),
  text: z
    .string()
    .max(MOST.characters, { error: `at most ${MOST.characters} characters` })
    .optional(),
  annotations: z
    .array(CheckAnnotation)
    .max(MOST.annotations, { error: `at most ${MOST.annotations} annotations a request` })
    .optional(),
});

const Changes = z.strictObject({
  name: z.string().min(1).optional(),
  status: CheckRun.shape.status.optional(),
  conclusion: z.enum(CHECK_CONCLUSIONS).optional(),
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  started_at: z.iso.datetime({ offset: true }).optional(),
  completed_at: z.iso.datetime({ offset: true }).optional(),
  output: Output.partial({ title: true }).optional(),
});
type Changes = z.infer<typeof Changes>;

const Draft = Changes.extend({ name: z.string().min(1), head_sha: z.string(), output: Output.optional() });

/** The check run that a request asks for; writing a conclusion completes it. */
export async function newCheckRun(call: Call): Promise<CheckRun> {
  requireApp(call);
  const { head_sha, name, ...changes } = bodyOf(call, Draft);
  const sha = await existingCommit(call, head_sha);
  const { store, now } = call.repository;
  const blank: CheckRun = {
    id: store.nextId(),
    name,
    sha,
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  };
  return changed(blank, changes, now());
}

/** A check run after the changes that a request asks for; annotations add up. */
export function updatedCheckRun(call: Call, run: CheckRun): CheckRun {
  requireApp(call);
  return changed(run, bodyOf(call, Changes), call.repository.now());
}

function requireApp({ actor }: Call): void {
  if (actor.type !== 'Bot') throw new ApiError(403, 'You must authenticate via a GitHub App.');
}

function changed(run: CheckRun, changes: Changes, now: string): CheckRun {
  const conclusion = changes.conclusion ?? (reopens(changes) ? null : run.conclusion);
  const status = changes.conclusion === undefined ? (changes.status ?? run.status) : 'completed';
  if (status === 'completed' && conclusion === null) {
    throw unprocessable('Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  const { output } = changes;
  return {
    ...run,
    name: changes.name ?? run.name,
    status,
    conclusion,
    detailsUrl: changes.details_url ?? run.detailsUrl,
    externalId: changes.external_id ?? run.externalId,
    startedAt: changes.started_at ?? run.startedAt,
    completedAt: status === 'completed' ? (changes.completed_at ?? run.completedAt ?? now) : null,
    title: output?.title ?? run.title,
    summary: output?.summary ?? run.summary,
    text: output?.text ?? run.text,
    annotations: [...run.annotations, ...(output?.annotations ?? [])],
  };
}

function reopens({ status }: Changes): boolean {
  return status !== undefined && status !== 'completed';
}
