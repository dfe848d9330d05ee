import type { Module, PlanFile, ResourceChange, ValuedResource } from './plan-file';
import type { RawValue } from './redaction/raw-value';

/** Every value in a plan, with its marks: wherever Terraform says of one that it is sensitive, it is among these. */
export function* valuesOf(plan: PlanFile): Generator<RawValue> {
  for (const resource of everyChange(plan)) yield* valuesOfChange(resource);
  for (const change of Object.values(plan.output_changes)) {
    yield { value: change.before, sensitive: change.before_sensitive };
    yield { value: change.after, sensitive: change.after_sensitive };
  }
  for (const [name, { value }] of Object.entries(plan.variables)) {
    yield { value, sensitive: plan.configuration.root_module?.variables[name]?.sensitive };
  }
  for (const values of [plan.planned_values, plan.prior_state.values]) {
    for (const { value, sensitive } of Object.values(values?.outputs ?? {})) yield { value, sensitive };
    for (const { values: value, sensitive_values: sensitive } of resourcesIn(values?.root_module)) {
      yield { value, sensitive };
    }
  }
}

function everyChange(plan: PlanFile): ResourceChange[] {
  const deferred = plan.deferred_changes.map(({ resource_change: change }) => change);
  return [...plan.resource_changes, ...plan.resource_drift, ...deferred];
}

function* valuesOfChange({ change }: ResourceChange): Generator<RawValue> {
  yield { value: change.before, sensitive: change.before_sensitive };
  yield { value: change.after, sensitive: change.after_sensitive };
}

/** The objects of a module and of the modules in it. */
export function* resourcesIn(module: Module | undefined): Generator<ValuedResource> {
  if (module === undefined) return;
  yield* module.resources;
  for (const child of module.child_modules) yield* resourcesIn(child);
}
