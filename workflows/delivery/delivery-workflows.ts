import type { Workflow } from '../model/workflow';
import type { WorkflowName } from '../names';
import { apply, release } from './apply';
import { bootstrap } from './bootstrap';
import { check } from './check';
import { deliver } from './deliver';
import { drift } from './drift';
import { enter } from './enter';
import type { Estate } from './estate';
import { plan } from './plan';
import { preview } from './preview';
import { promote } from './promote';
import { review } from './review';
import { rollback } from './rollback';

/** Every workflow of the delivery; those are left out that nothing of the estate would start. */
export function deliveryWorkflows(estate: Estate): [WorkflowName, Workflow][] {
  const all: Record<WorkflowName, Workflow | null> = {
    check: check(estate),
    plan: plan(estate),
    review: review(estate),
    apply: apply(estate),
    release: release(estate),
    promote: promote(estate),
    deliver: deliver(estate),
    enter: enter(estate),
    rollback: rollback(estate),
    drift: drift(estate),
    preview: preview(estate),
    bootstrap: bootstrap(estate),
  };
  return (Object.entries(all) as [WorkflowName, Workflow | null][]).filter(
    (entry): entry is [WorkflowName, Workflow] => entry[1] !== null,
  );
}
