import type { AssembledStack } from '../../model/assembly';
import { canonicalJson } from '../../model/canonical-json';
import type { ChangeSet } from '../../model/change-set';
import type { Configurations } from '../../ports/configurations';
import type { Synthesizer } from '../../ports/synthesizer';
import { type ConfiguredObject, configuredObjects } from './configured-objects';
import { readPlan } from './read-plan';
import type { Mac } from '../../redaction/mac';

/** Terraform JSON as it was synthesized, read as if it were a plan: what may not be seen of a plan is not seen here. */
export class SynthesizedConfigurations implements Configurations {
  constructor(
    private readonly synthesizer: Pick<Synthesizer, 'configuration'>,
    private readonly mac: Mac,
  ) {}

  async between(before: AssembledStack | null, after: AssembledStack | null): Promise<ChangeSet> {
    const id = after?.id ?? before?.id;
    if (id === undefined) throw new Error('there is nothing to compare');
    const [old, next] = await Promise.all([this.objects(before), this.objects(after)]);
    const addresses = [...new Set([...old.keys(), ...next.keys()])].sort();
    const plan = {
      ...EMPTY,
      resource_changes: addresses.flatMap((address) => changeOf(old.get(address), next.get(address))),
    };
    return readPlan(id, JSON.stringify(plan), this.mac);
  }

  private async objects(stack: AssembledStack | null): Promise<Map<string, ConfiguredObject>> {
    if (stack === null) return new Map();
    const objects = configuredObjects(stack.id, await this.synthesizer.configuration(stack));
    return new Map(objects.filter(({ mode }) => mode === 'managed').map((object) => [object.address, object]));
  }
}

/** The parts of a JSON plan that two configurations say nothing about. */
const EMPTY = {
  format_version: '1.2',
  terraform_version: 'none',
  configuration: {},
  complete: true,
  errored: false,
  applyable: true,
};

function changeOf(before: ConfiguredObject | undefined, after: ConfiguredObject | undefined): object[] {
  const one = after ?? before;
  if (one === undefined) return [];
  const { address, mode, type, name } = one;
  const values = { before: before?.values ?? null, after: after?.values ?? null };
  const actions = actionsOf(values.before, values.after);
  return [{ address, mode, type, name, provider_name: '', change: { ...values, actions } }];
}

function actionsOf(before: unknown, after: unknown): readonly string[] {
  if (before === null) return ['create'];
  if (after === null) return ['delete'];
  return canonicalJson(before) === canonicalJson(after) ? ['no-op'] : ['update'];
}
