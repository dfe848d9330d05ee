import type { AllowedWrites } from '../model/rules/rule';
import type { WorkflowName } from '../names';
import { MOST } from './most';

const LEDGER = ['id-token', 'deployments'];
const TOLD = ['checks', 'pull-requests', 'issues'];

/**
 * Which job may write what. It is stated apart from the workflows, so that whoever gives a job another permission says so
 * twice.
 */
export function allowedWrites(environments: readonly string[]): Readonly<Record<WorkflowName, AllowedWrites>> {
  const numbered = (job: string, most: number, writes: readonly string[]) =>
    Object.fromEntries(Array.from({ length: most }, (_, i) => [`${job}-${i + 1}`, writes]));
  return {
    check: {},
    plan: { review: ['id-token', 'pull-requests', 'checks'] },
    review: {
      ...numbered('plan', MOST.chunks, ['id-token']),
      seal: ['id-token'],
      comment: ['pull-requests', 'checks'],
    },
    apply: { deliver: [...LEDGER, ...TOLD] },
    release: { deliver: ['actions'] },
    promote: { deliver: [...LEDGER, ...TOLD] },
    deliver: Object.fromEntries(environments.map((name) => [name, [...LEDGER, ...TOLD]])),
    enter: {
      open: [...LEDGER, 'pull-requests'],
      ...numbered('wave', MOST.waves, LEDGER),
      settle: [...LEDGER, ...TOLD],
    },
    rollback: { rollback: [...LEDGER, ...TOLD, 'contents'] },
    drift: { drift: ['id-token', 'issues'] },
    preview: {
      ask: ['actions'],
      up: [...LEDGER, 'checks'],
      down: [...LEDGER, 'checks'],
      sweep: ['actions'],
    },
    bootstrap: {},
  };
}
