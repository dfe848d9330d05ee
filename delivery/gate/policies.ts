import type { Refusal } from '../model/refusal';
import type { AllowedConfiguration } from './policies/allowed-configuration';
import { backendOf } from './policies/backend-of';
import { isBody } from './policies/blocks';
import { dangerousSettings } from './policies/provider-settings';
import { startedProviders } from './policies/providers-of';
import { refusedBlocks } from './policies/refused-blocks';
import { refusedExpressions } from './policies/refused-expressions';

/** Never started, whatever the base does: what they are for is running programs and sending requests. */
const REFUSED_PROVIDERS = /\/(external|http)$/;

/**
 * Why Terraform must not see a stack that nobody reviewed: what it would run, read or send while it plans, with the
 * credentials of the plan. To be asked before `terraform init`. `moved`, `import` and `removed` blocks are plans, not
 * programs, and go through.
 * @param id the id of the stack.
 * @param json its parsed `cdk.tf.json`.
 */
export function policyRefusals(id: string, json: unknown, allowed: AllowedConfiguration): Refusal[] {
  if (!isBody(json)) return [refusal(id, 'its cdk.tf.json is not an object; synthesize again')];
  const clauses = [
    ...refusedBlocks(json),
    ...refusedExpressions(json),
    ...refusedProviders(json, allowed),
    ...refusedSettings(json, allowed),
    ...refusedBackend(id, json, allowed),
  ];
  return clauses.map((clause) => refusal(id, clause));
}

function refusal(id: string, clause: string): Refusal {
  return { rule: 'policy', sentence: `${id} is not planned: ${clause}` };
}

function refusedProviders(json: Readonly<Record<string, unknown>>, { providers }: AllowedConfiguration): string[] {
  return [...startedProviders(json)].flatMap(([name, source]) => {
    if (REFUSED_PROVIDERS.test(source)) return [`the provider ${name} (${source}) runs programs or sends requests`];
    if (providers.has(source)) return [];
    const next = 'bring it in by a change of its own, which somebody with access plans by hand';
    return [`the provider ${name} (${source}) is not one that the base commit has; ${next}`];
  });
}

function refusedSettings(json: Readonly<Record<string, unknown>>, { settings }: AllowedConfiguration): string[] {
  return dangerousSettings(json)
    .filter(({ identity }) => !settings.has(identity))
    .map(
      ({ name }) => `the provider setting ${name} is not as in the base commit; it may run programs or leak secrets`,
    );
}

/** A new stack keeps its state beside those of others, under its own name; an old one keeps it where it is. */
function refusedBackend(
  id: string,
  json: Readonly<Record<string, unknown>>,
  { backends }: AllowedConfiguration,
): string[] {
  const [backend, base] = [backendOf(json), backends.get(id)];
  if (base !== undefined) {
    const same = backend?.store === base?.store && backend?.place === base?.place;
    return same ? [] : ['its backend is not that of the base commit, so that it would be planned on another state'];
  }
  const others = [...backends.values()];
  if (backend === null)
    return others.includes(null) ? [] : ['it states no backend, unlike the stacks of the base commit'];
  if (!others.some((other) => other?.store === backend.store))
    return ['its backend is not one that the base commit has'];
  return backend.place.includes(id) ? [] : [`its state would be at ${backend.place}, which does not bear its name`];
}
