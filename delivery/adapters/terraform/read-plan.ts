import type { ChangeSet, CheckResult, OutputChange, Unchanged } from '../../model/change-set';
import { parsedPlan } from './parsed-plan';
import type { PlanFile } from './plan-file';
import { actionOf, isUntouched, readChange } from './read-change';
import type { Mac } from '../../redaction/mac';
import type { Redactor } from '../../redaction/redactor';
import { redactorOf } from '../../redaction/redactor-of';
import { StatedAttributes } from './stated-attributes';
import { resourcesIn, valuesOf } from './values-of-plan';

/**
 * A JSON plan as data that holds no secret. What is hidden depends on the plan alone, so that whoever reads the same
 * plan elsewhere, in another environment, comes to the same data.
 * @throws DeliveryError `TerraformFailed` when it is not a plan this version can read, naming where.
 */
export function readPlan(stack: string, json: string, mac: Mac): ChangeSet {
  const plan = parsedPlan(stack, json);
  const redactor = redactorOf(valuesOf(plan), mac);
  const stated = new StatedAttributes(plan);
  return {
    stack,
    terraform: plan.terraform_version,
    changes: plan.resource_changes
      .filter((one) => !isUntouched(one))
      .map((change) => ({ ...readChange(change, redactor), ...stated.of(change.address) })),
    unchanged: [...unchangedOf(plan, redactor)],
    outputs: outputsOf(plan, redactor),
    drift: plan.resource_drift.map((change) => readChange(change, redactor)),
    deferred: plan.deferred_changes.map(({ reason, resource_change: change }) => ({
      reason,
      change: readChange(change, redactor),
    })),
    checks: checksOf(plan, redactor),
    errored: plan.errored,
    complete: plan.complete,
  };
}

/** Managed objects that stay as they are, and data sources as they were read. */
function* unchangedOf(plan: PlanFile, redactor: Redactor): Generator<Unchanged> {
  for (const resource of plan.resource_changes.filter(isUntouched)) {
    const { address, mode, type, change } = resource;
    const values = redactor.attributes(change.after, type, { sensitive: change.after_sensitive }) ?? {};
    yield { address: redactor.address(address), mode, type, values };
  }
  for (const { address, mode, type, ...read } of resourcesIn(plan.prior_state.values?.root_module)) {
    if (mode !== 'data') continue;
    yield {
      address: redactor.address(address),
      mode,
      type,
      values: redactor.attributes(read.values, type, { sensitive: read.sensitive_values }) ?? {},
    };
  }
}

function outputsOf({ output_changes: outputs }: PlanFile, redactor: Redactor): OutputChange[] {
  return Object.entries(outputs).flatMap(([name, change]) => {
    const action = actionOf(change.actions);
    if (action !== 'create' && action !== 'update' && action !== 'delete') return [];
    const before = { value: change.before, sensitive: change.before_sensitive };
    const after = { value: change.after, sensitive: change.after_sensitive, unknown: change.after_unknown };
    return [
      {
        name,
        action,
        before: redactor.output(name, before),
        after: redactor.output(name, after),
      },
    ];
  });
}

function checksOf({ checks }: PlanFile, redactor: Redactor): CheckResult[] {
  return checks.flatMap(({ address, status, instances }) =>
    instances.length === 0
      ? [
          {
            address: redactor.address(address.to_display),
            status,
            problems: [],
          },
        ]
      : instances.map((instance) => ({
          address: redactor.address(instance.address.to_display),
          status: instance.status,
          problems: instance.problems.map(({ message }) => redactor.text(message)),
        })),
  );
}
