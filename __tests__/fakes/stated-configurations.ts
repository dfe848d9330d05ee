import { SynthesizedConfigurations } from '../../delivery/adapters/terraform/synthesized-configurations';
import { randomMac } from '../../delivery/redaction/mac';
import type { AssembledStack } from '../../delivery/model/assembly';
import type { ChangeSet } from '../../delivery/model/change-set';
import type { Configurations } from '../../delivery/ports/configurations';

/** The `resource` part of a stack's Terraform: type, name, attributes. */
export type Stated = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Configurations that a test states by the digest of a stack; a stack that it says nothing of is empty. */
export class StatedConfigurations implements Configurations {
  private readonly stated = new Map<string, Stated>();

  private readonly real = new SynthesizedConfigurations(
    { configuration: ({ digest }) => Promise.resolve({ resource: this.stated.get(digest) ?? {} }) },
    randomMac(),
  );

  state({ digest }: Pick<AssembledStack, 'digest'>, resource: Stated): void {
    this.stated.set(digest, resource);
  }

  between(before: AssembledStack | null, after: AssembledStack | null): Promise<ChangeSet> {
    return this.real.between(before, after);
  }
}
