import type { ObjectStore } from '../../store/object-store';
import type { Sessions } from '../../store/sessions';
import type { ProviderSettings } from '../facts/provider-settings';
import { providerSettings } from '../facts/provider-settings';
import { conform } from '../planning/conform';
import { planChange } from '../planning/plan-change';
import type { ConfigProblem } from '../planning/validate-config';
import { validateConfig } from '../planning/validate-config';
import type { ProviderName } from '../schema/binding-package';
import type { ServedTypes } from '../schema/served-types';
import type { TypeCatalog } from '../type-catalog';
import { pathMessage, problemMessage } from '../wire/diagnostic-message';
import { schemaMessage } from '../wire/schema-message';
import type { Value, ValueObject } from '../wire/value';
import { isObject } from '../wire/value';
import { decodeValue, encodeValue } from '../wire/value-codec';
import type { Account } from './account';
import { applyChange } from './apply-change';
import { readData } from './read-data-source';
import { importObject, readObject } from './read-object';

/** A value as it crosses the wire. */
interface Dynamic {
  readonly msgpack: Uint8Array;
}

interface Call {
  readonly typeName: string;
  readonly config: Dynamic;
}

/** Everything a provider works with. */
export interface ProviderParts {
  readonly provider: ProviderName;
  readonly catalog: TypeCatalog;
  readonly store: ObjectStore;
  readonly sessions: Sessions;
  readonly served: ServedTypes;
}

/** A simulated provider: the calls of plugin protocol 6, each on messages that are already read. */
export class ProviderService {
  private settings: ProviderSettings;

  constructor(private readonly parts: ProviderParts) {
    this.settings = providerSettings(parts.provider, null);
  }

  getProviderSchema(): object {
    const { provider, catalog, served } = this.parts;
    return {
      provider: schemaMessage(catalog.provider(provider)),
      resourceSchemas: schemas(served.resources, (type) => catalog.findResource(type)),
      dataSourceSchemas: schemas(served.data, (type) => catalog.data(type)),
      // Lets Terraform ask for the schema once a command instead of once a launch.
      serverCapabilities: { planDestroy: false, getProviderSchemaOptional: true },
    };
  }

  validateProviderConfig(): object {
    return {};
  }

  configureProvider({ config }: { config: Dynamic }): object {
    this.settings = providerSettings(this.parts.provider, decodeValue(config.msgpack));
    return {};
  }

  validateResourceConfig({ typeName, config }: Call): object {
    const { block, facts } = this.parts.catalog.resource(typeName);
    return { diagnostics: problems(config, (value) => validateConfig(block, facts, value)) };
  }

  validateDataResourceConfig({ typeName, config }: Call): object {
    const { block } = this.dataType(typeName);
    return { diagnostics: problems(config, (value) => validateConfig(block, {}, value)) };
  }

  upgradeResourceState({ typeName, rawState }: { typeName: string; rawState: { json: Uint8Array } }): object {
    const { block } = this.parts.catalog.resource(typeName);
    const stored = JSON.parse(Buffer.from(rawState.json).toString('utf8')) as Record<string, never>;
    return { upgradedState: dynamic(conform(block, stored)) };
  }

  readResource({
    typeName,
    currentState,
    ...call
  }: {
    typeName: string;
    currentState: Dynamic;
    private: Uint8Array;
  }): object {
    const state = decodeValue(currentState.msgpack);
    const knowledge = this.parts.catalog.resource(typeName);
    const newState = isObject(state) ? readObject({ type: typeName, knowledge }, state, this.account) : null;
    return { newState: dynamic(newState), private: call.private };
  }

  planResourceChange(
    call: Call & { priorState: Dynamic; proposedNewState: Dynamic; priorPrivate: Uint8Array },
  ): object {
    const { planned, requiresReplace } = planChange(this.parts.catalog.resource(call.typeName), {
      prior: decodeValue(call.priorState.msgpack),
      proposed: decodeValue(call.proposedNewState.msgpack),
      config: decodeValue(call.config.msgpack),
      defaultTags: this.settings.defaultTags,
    });
    return {
      plannedState: dynamic(planned),
      requiresReplace: requiresReplace.map(pathMessage),
      plannedPrivate: call.priorPrivate,
      // Providers on SDKv2 plan defaults for arguments, which only the legacy type system allows.
      legacyTypeSystem: true,
    };
  }

  applyResourceChange(call: Call & { priorState: Dynamic; plannedState: Dynamic; plannedPrivate: Uint8Array }): object {
    const knowledge = this.parts.catalog.resource(call.typeName);
    const { serverDefaults } = this.parts.catalog.knowledge;
    const step = { prior: decodeValue(call.priorState.msgpack), planned: decodeValue(call.plannedState.msgpack) };
    const newState = applyChange({ type: call.typeName, knowledge, serverDefaults }, step, this.account);
    return { newState: dynamic(newState), private: call.plannedPrivate, legacyTypeSystem: true };
  }

  importResourceState({ typeName, id }: { typeName: string; id: string }): object {
    const knowledge = this.parts.catalog.resource(typeName);
    const state = importObject({ type: typeName, knowledge }, id, this.account);
    return { importedResources: [{ typeName, state: dynamic(state) }] };
  }

  readDataSource({ typeName, config }: Call): object {
    const { catalog } = this.parts;
    const value = decodeValue(config.msgpack);
    const { block } = this.dataType(typeName);
    const source = {
      type: typeName,
      block,
      knowledge: catalog.knowledge,
      resource: catalog.findResource(typeName)?.block,
    };
    return { state: dynamic(isObject(value) ? readData(source, value, this.account) : null) };
  }

  /** Terraform's goodbye. */
  shutdown(): void {
    this.parts.sessions.close(this.parts.store);
  }

  stopProvider(): object {
    return {};
  }

  private get account(): Account {
    return { store: this.parts.store, sessions: this.parts.sessions, settings: this.settings };
  }

  private dataType(type: string) {
    const found = this.parts.catalog.data(type);
    if (found === undefined) throw new Error(`the provider has no data source type "${type}"`);
    return found;
  }
}

function dynamic(value: Value): Dynamic {
  return { msgpack: encodeValue(value) };
}

function problems(config: Dynamic, find: (config: ValueObject) => ConfigProblem[]): object[] {
  const value = decodeValue(config.msgpack);
  return isObject(value) ? find(value).map(problemMessage) : [];
}

function schemas(types: readonly string[], find: (type: string) => Parameters<typeof schemaMessage>[0] | undefined) {
  const found = types.flatMap((type) => {
    const schema = find(type);
    return schema === undefined ? [] : [[type, schemaMessage(schema)] as const];
  });
  return Object.fromEntries(found);
}
