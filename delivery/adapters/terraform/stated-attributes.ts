import type { Change } from '../../model/change-set';
import type { PlanFile } from './plan-file';

const INSTANCE_KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/;

/** The names of the attributes that the configuration of a plan states, by the address of the resource. */
export class StatedAttributes {
  private readonly names: ReadonlyMap<string, readonly string[]>;

  constructor({ configuration }: Pick<PlanFile, 'configuration'>) {
    const resources = configuration.root_module?.resources ?? [];
    this.names = new Map(resources.map(({ address, expressions }) => [address, Object.keys(expressions).sort()]));
  }

  /** What the configuration states of an object; nothing where it is in a module, whose configuration is not read. */
  of(address: string): Pick<Change, 'stated'> {
    const stated = this.names.get(address.replace(INSTANCE_KEY, ''));
    return stated === undefined ? {} : { stated };
  }
}
