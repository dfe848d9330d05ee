import { Testing, TerraformStack } from 'cdktf';

import type { ChangeSet } from '../../../../delivery/model/change-set';
import { type Attributes, UNKNOWN, type Value } from '../../../../delivery/model/value';
import type { Environment } from '../../../../environments/schema/environment';
import { platform } from '../../../../stacks/platform';
import { planned } from './planned';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;

/** The first plans of all stacks of an environment: every object is made. */
export function creates(environment: Environment): ChangeSet[] {
  const app = Testing.app({ stackTraces: false });
  platform(app, environment);
  return app.node.children.filter((child) => TerraformStack.isStack(child)).map(createsOf);
}

function createsOf(stack: TerraformStack): ChangeSet {
  const { resource = {} } = JSON.parse(Testing.synth(stack)) as { readonly resource?: Blocks };
  const cases = Object.entries(resource).flatMap(([type, objects]) =>
    Object.entries(objects).map(([name, body]) => ({ type, name, after: asPlanned(body, resource) })),
  );
  return planned(stack.node.id, ...cases);
}

function asPlanned(body: Json, resource: Blocks): Attributes {
  const meta = ['//', 'lifecycle', 'provider', 'depends_on'];
  const entries = Object.entries(body as Readonly<Record<string, Json>>).filter(([name]) => !meta.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, valueOf(value, resource)]));
}

function valueOf(value: Json, resource: Blocks): Value {
  if (typeof value === 'string') return textOf(value, resource);
  if (Array.isArray(value)) return (value as readonly Json[]).map((inner) => valueOf(inner, resource));
  return typeof value === 'object' && value !== null ? asPlanned(value, resource) : value;
}

/** Terraform knows an attribute that the configuration states while it plans, and no other. */
function textOf(text: string, resource: Blocks): Value {
  const resolved = text.replace(/\$\{(\w+)\.([\w-]+)\.(\w+)\}/g, (whole, ...[type, name, attribute]: string[]) => {
    const stated = resource[type ?? '']?.[name ?? '']?.[attribute ?? ''];
    return typeof stated === 'string' ? stated : whole;
  });
  return resolved.includes('${') ? UNKNOWN : resolved;
}
