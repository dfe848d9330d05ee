import { App, Testing, type TerraformStack } from 'cdktf';

import { path } from '../../../environments';
import type { Environment } from '../../../environments/schema/environment';
import { select } from '../../../environments/selection';
import { WarehouseStack } from '../../../stacks/warehouse-stack';

/** One resource of a stack, with its references to other resources replaced by what those state. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

const ENVIRONMENTS = select(path, { SLUICE_EXTRA: 'sandbox:ann,preview:12' });
const warehouses = new WeakMap<Environment, WarehouseStack>();
const evaluations = new WeakMap<TerraformStack, readonly Resource[]>();

/** One environment of every profile. */
export function everyProfile(): readonly Environment[] {
  return ENVIRONMENTS;
}

/** The warehouse stack of an environment, made once: with its 200 resources it is the largest by far. */
export function warehouseOf(environment: Environment): WarehouseStack {
  const known = warehouses.get(environment) ?? new WarehouseStack(new App(), environment);
  warehouses.set(environment, known);
  return known;
}

/** An environment by its name. */
export function environmentNamed(name: string): Environment {
  const environment = everyProfile().find((candidate) => candidate.name === name);
  if (environment === undefined) throw new Error(`no environment is called ${name}`);
  return environment;
}

/** A stack's synthesized JSON, as text. */
export function synthesized(stack: TerraformStack): string {
  return Testing.synth(stack);
}

/** What a stack makes in its clouds, as Terraform would evaluate what is known before anything exists. */
export function resourcesOf(stack: TerraformStack): readonly Resource[] {
  const known = evaluations.get(stack) ?? evaluate(stack);
  evaluations.set(stack, known);
  return known;
}

function evaluate(stack: TerraformStack): readonly Resource[] {
  const { resource } = JSON.parse(synthesized(stack)) as { resource: Json };
  const { terraform_data: _values, ...made } = resource;
  return Object.entries(made).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, attributes]) => ({
      type,
      id,
      attributes: evaluated(attributes, resource) as Record<string, unknown>,
    })),
  );
}

/** The attributes of a stack's resources of one type. */
export function attributesOf(stack: TerraformStack, type: string): readonly Readonly<Record<string, unknown>>[] {
  return resourcesOf(stack)
    .filter((resource) => resource.type === type)
    .map(({ attributes }) => attributes);
}

const REFERENCE = /(?<!\$)\$\{(\w+)\.([\w-]+)\.(\w+)\}/g;

function evaluated(value: unknown, within: Json): unknown {
  if (typeof value === 'string') {
    const once = value.replaceAll(REFERENCE, (reference, ...parts: string[]) => {
      const [type = '', id = '', attribute = ''] = parts;
      const known = within[type]?.[id]?.[attribute];
      if (typeof known !== 'string') throw new Error(`${reference} is not known before an apply`);
      return known;
    });
    return once === value ? value : evaluated(once, within);
  }
  if (Array.isArray(value)) return value.map((entry) => evaluated(entry, within));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, evaluated(entry, within)]));
}
