import { z } from 'zod';

import type { LoadedWorkflow } from './loaded-workflow';
import { isCall } from './workflow-file';

/** An action as a step names it. */
export interface UsedAction {
  /** `actions/cache` */
  readonly repository: string;
  /** `restore`, for actions that lie in a folder of their repository; else empty. */
  readonly folder: string;
  /** The commit it is pinned at. */
  readonly ref: string;
}

const Uses = z.object({ uses: z.string() });

/** Every action that the steps of a workflow and of those it calls use. */
export function usedActions({ workflow, calls, file }: LoadedWorkflow): UsedAction[] {
  const own = Object.values(workflow.jobs).flatMap((job) => (isCall(job) ? [] : job.steps));
  const used = own.flatMap((step) => {
    const { data } = Uses.safeParse(step);
    return data === undefined ? [] : [actionIn(data.uses, file)];
  });
  return [...used, ...[...calls.values()].flatMap(usedActions)];
}

function actionIn(uses: string, file: string): UsedAction {
  const [, repository, folder = '', ref] = /^([^/.][^/]*\/[^/@]+)(?:\/([^@]+))?@(\S+)$/.exec(uses) ?? [];
  if (repository === undefined || ref === undefined)
    throw new Error(`${file} uses "${uses}", which nothing stands in for`);
  return { repository, folder, ref };
}
