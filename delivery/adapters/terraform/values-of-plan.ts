import type { Module, PlanFile, ResourceChange, ValuedResource } from './plan-file';
import { type RawValue, isRecord } from '../../redaction/raw-value';

/** Every value in a plan, with its marks: wherever Terraform says of one that it is sensitive, it is among these. */
export function* valuesOf(plan: PlanFile): Generator<RawValue> {
  for (const resource of everyChange(plan)) yield* valuesOfChange(resource);
  for (const [name, change] of Object.entries(plan.output_changes)) {
    yield { type: '', value: { [name]: change.before }, sensitive: { [name]: change.before_sensitive } };
    yield { type: '', value: { [name]: change.after }, sensitive: { [name]: change.after_sensitive } };
  }
  for (const [name, { value }] of Object.entries(plan.variables)) {
    const sensitive = plan.configuration.root_module?.variables[name]?.sensitive;
    yield { type: '', value: { [name]: value }, sensitive: { [name]: sensitive } };
  }
  for (const values of [plan.planned_values, plan.prior_state.values]) {
    for (const [name, { value, sensitive }] of Object.entries(values?.outputs ?? {})) {
      yield { type: '', value: { [name]: value }, sensitive: { [name]: sensitive } };
    }
    for (const { type, values: value, sensitive_values: sensitive } of resourcesIn(values?.root_module)) {
      yield { type, value, sensitive };
    }
  }
  yield* constantsIn(plan.configuration.provider_config);
}

function everyChange(plan: PlanFile): ResourceChange[] {
  const deferred = plan.deferred_changes.map(({ resource_change: change }) => change);
  return [...plan.resource_changes, ...plan.resource_drift, ...deferred];
}

function* valuesOfChange({ type, change }: ResourceChange): Generator<RawValue> {
  yield { type, value: change.before, sensitive: change.before_sensitive };
  yield { type, value: change.after, sensitive: change.after_sensitive };
}

/** What the configuration of a provider says in clear, a password among it perhaps. */
function* constantsIn(providers: PlanFile['configuration']['provider_config']): Generator<RawValue> {
  for (const { expressions } of Object.values(providers)) {
    for (const [name, expression] of Object.entries(isRecord(expressions) ? expressions : {})) {
      if (isRecord(expression)) yield { type: '', value: { [name]: expression['constant_value'] } };
    }
  }
}

/** The objects of a module and of the modules in it. */
export function* resourcesIn(module: Module | undefined): Generator<ValuedResource> {
  if (module === undefined) return;
  yield* module.resources;
  for (const child of module.child_modules) yield* resourcesIn(child);
}
