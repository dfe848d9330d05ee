import type { Environment } from '../../environments/schema/environment';
import { type Assembly, stacksOf } from '../model/assembly';
import { countsOf, isEmpty } from '../model/change-set';
import type { Evidence } from '../model/promotion';
import type { World } from '../ports/world';
import { inDependencyOrder } from '../model/dependency-order';
import { rightsOf } from './access';

type Verification = Environment['promotion']['verifications'][number];
type VerifyWorld = Pick<World, 'terraform' | 'commands' | 'concurrency'>;

/** What is verified: an environment of an assembly, and the stacks of it that were applied. */
export interface Subject {
  readonly assembly: Assembly;
  readonly environment: Environment;
  /** Ids of the stacks whose plan must be empty; the others were not touched. */
  readonly stacks: readonly string[];
  /** The checkout, where commands run. */
  readonly folder: string;
}

/** Runs every verification that the environment names, and says what each found. */
export async function verify(subject: Subject, world: VerifyWorld): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  for (const verification of subject.environment.promotion.verifications) {
    evidence.push(...(await evidenceFor(verification, subject, world)));
  }
  return evidence;
}

function evidenceFor(verification: Verification, subject: Subject, world: VerifyWorld): Promise<Evidence[]> {
  switch (verification.kind) {
    case 'empty-plan':
      return emptyPlan(subject, world);
    case 'access':
      return access(verification, subject, world);
    case 'command':
      return command(verification, subject, world);
    default:
      return verification satisfies never;
  }
}

async function emptyPlan(
  { assembly, environment, stacks }: Subject,
  { terraform, concurrency }: VerifyWorld,
): Promise<Evidence[]> {
  const applied = stacksOf(assembly, environment.name).filter(({ id }) => stacks.includes(id));
  if (applied.length === 0)
    return [{ check: 'empty plan', holds: true, seen: 'no stack differs from what was verified' }];
  const settled = await inDependencyOrder(applied, concurrency, async (stack) => {
    const plan = await terraform.plan(stack);
    await terraform.discard(plan);
    return plan.changeSet;
  });
  return settled.map((result) => {
    const check = `${result.stack.id}: empty plan`;
    if (!result.done) return { check, holds: false, seen: `the plan failed: ${reason(result.error)}` };
    if (isEmpty(result.value)) return { check, holds: true, seen: 'nothing is left to change' };
    const addresses = result.value.changes.map(({ address }) => address).slice(0, 5);
    const { create, update, replace, delete: deleted } = countsOf([result.value]);
    const counts = `${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
    return { check, holds: false, seen: `a second plan still has ${counts}: ${addresses.join(', ')}` };
  });
}

async function access(
  { expect }: Extract<Verification, { kind: 'access' }>,
  { assembly, environment }: Subject,
  { terraform }: VerifyWorld,
): Promise<Evidence[]> {
  const states = await Promise.all(stacksOf(assembly, environment.name).map((stack) => terraform.state(stack)));
  const resources = states.flat();
  const prefix = `${environment.abbreviation.replaceAll('-', '_').toUpperCase()}_`;
  return expect.map(({ role, schema, can }) => {
    const rights = rightsOf(`${prefix}${role}`, `${prefix}${schema}`, resources);
    const check = `${role} on ${schema}: ${can.join(', ') || 'nothing'}`;
    const holds = rights.length === can.length && can.every((right) => rights.includes(right));
    return { check, holds, seen: `${role} can ${rights.join(', ') || 'do nothing'} there` };
  });
}

async function command(
  { name, command: argv, timeoutSeconds }: Extract<Verification, { kind: 'command' }>,
  { folder }: Subject,
  { commands }: VerifyWorld,
): Promise<Evidence[]> {
  const { exitCode, output } = await commands.run(argv, { cwd: folder, timeoutSeconds });
  const seen =
    exitCode === 0 ? 'it succeeded' : `it exited ${exitCode}: ${output.trim().split('\n').slice(-3).join(' / ')}`;
  return [{ check: name, holds: exitCode === 0, seen }];
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
