import { askedBy, type Permissions, requireWithin } from './permissions';
import { type CallJob, isCall, type Workflow, workflowIn } from './workflow-file';

/** A workflow of the repository as one commit has it, with those that it calls. */
export interface LoadedWorkflow {
  /** `.github/workflows/enter.yml` */
  readonly file: string;
  readonly commit: string;
  /** The ref that it was called at: `refs/heads/main`. */
  readonly ref: string;
  readonly workflow: Workflow;
  /** What its calling jobs call, by the job's key. */
  readonly calls: ReadonlyMap<string, LoadedWorkflow>;
}

/** Where workflows are read from. */
export interface WorkflowSource {
  /** `acme-data/data-platform` */
  readonly repository: string;
  /** The text of a file in a commit. @throws Error where there is none. */
  textOf(commit: string, file: string): Promise<string>;
  /** The commit and the full name of a branch, tag or commit. @throws Error where there is none. */
  resolve(name: string): Promise<{ readonly commit: string; readonly ref: string }>;
}

/** Where a workflow is. */
export interface Place {
  readonly file: string;
  readonly commit: string;
  readonly ref: string;
}

/** GitHub's limit (GitHub documentation, "Reusing workflow configurations"). */
const MOST_LEVELS = 10;

/**
 * Reads a workflow and all that it calls: `./` is of the same commit, `OWNER/REPO/…@main` of where that branch is now.
 * @throws Error for a workflow that GitHub would not start: one that is not there, or asks for more than it may.
 */
export async function loadWorkflow(place: Place, source: WorkflowSource, level = 1): Promise<LoadedWorkflow> {
  if (level > MOST_LEVELS) throw new Error(`${place.file} is called at level ${level}; GitHub allows ${MOST_LEVELS}`);
  const workflow = workflowIn(await source.textOf(place.commit, place.file), place.file);
  const calls = new Map<string, LoadedWorkflow>();
  for (const [key, job] of Object.entries(workflow.jobs)) {
    requireNeeds(workflow, key, place);
    if (!isCall(job)) continue;
    const called = await loadWorkflow(await placeOf(job, place, source), source, level + 1);
    requireAllowed(called, askedBy(job, workflow));
    calls.set(key, called);
  }
  return { ...place, workflow, calls };
}

function requireNeeds({ jobs }: Workflow, key: string, { file }: Place): void {
  const unknown = jobs[key]?.needs.find((needed) => jobs[needed] === undefined);
  if (unknown !== undefined) throw new Error(`the job "${key}" of ${file} needs "${unknown}", which is no job of it`);
}

function requireAllowed({ workflow, calls }: LoadedWorkflow, allowed: Permissions): void {
  for (const [key, job] of Object.entries(workflow.jobs)) {
    requireWithin(askedBy(job, workflow), allowed, key);
    const called = calls.get(key);
    if (called !== undefined) requireAllowed(called, askedBy(job, workflow));
  }
}

async function placeOf({ uses }: CallJob, { commit, ref }: Place, source: WorkflowSource): Promise<Place> {
  if (uses.startsWith('./')) return { file: uses.slice(2), commit, ref };
  const [, repository = '', file = '', name = ''] =
    /^([^/]+\/[^/]+)\/(\.github\/workflows\/[^@]+)@(.+)$/.exec(uses) ?? [];
  if (repository.toLowerCase() !== source.repository.toLowerCase()) {
    throw new Error(`"${uses}" is no workflow of ${source.repository}, and no other repository is here`);
  }
  return { file, ...(await source.resolve(name)) };
}
