import protobuf from 'protobufjs/light';

/** Fields as `name: 'type id'`; a leading `*` repeats, `%` maps from strings. */
type Fields = Readonly<Record<string, string>>;

/**
 * The messages of plugin protocol 6 that Terraform 1.11 sends and reads, with the field numbers of
 * hashicorp/terraform, docs/plugin-protocol/tfplugin6.9.proto. What this provider never uses is left out: protobuf
 * readers skip fields they do not know.
 */
const MESSAGES: Readonly<Record<string, Fields>> = {
  Empty: {},
  DynamicValue: { msgpack: 'bytes 1', json: 'bytes 2' },
  Diagnostic: { severity: 'uint32 1', summary: 'string 2', detail: 'string 3', attribute: 'AttributePath 4' },
  AttributePath: { steps: '*Step 1' },
  Step: { attributeName: 'string 1', elementKeyString: 'string 2', elementKeyInt: 'int64 3' },
  RawState: { json: 'bytes 1' },
  Schema: { version: 'uint32 1', block: 'Block 2' },
  Block: { version: 'uint32 1', attributes: '*Attribute 2', blockTypes: '*NestedBlock 3' },
  Attribute: {
    name: 'string 1',
    type: 'bytes 2',
    required: 'bool 4',
    optional: 'bool 5',
    computed: 'bool 6',
    sensitive: 'bool 7',
    writeOnly: 'bool 11',
  },
  NestedBlock: {
    typeName: 'string 1',
    block: 'Block 2',
    nesting: 'uint32 3',
    minItems: 'uint32 4',
    maxItems: 'uint32 5',
  },
  ServerCapabilities: { planDestroy: 'bool 1', getProviderSchemaOptional: 'bool 2' },
  GetProviderSchemaResponse: {
    provider: 'Schema 1',
    resourceSchemas: '%Schema 2',
    dataSourceSchemas: '%Schema 3',
    diagnostics: '*Diagnostic 4',
    serverCapabilities: 'ServerCapabilities 6',
  },
  ValidateProviderConfigRequest: { config: 'DynamicValue 1' },
  ValidateProviderConfigResponse: { diagnostics: '*Diagnostic 2' },
  ConfigureProviderRequest: { terraformVersion: 'string 1', config: 'DynamicValue 2' },
  ConfigureProviderResponse: { diagnostics: '*Diagnostic 1' },
  ValidateRequest: { typeName: 'string 1', config: 'DynamicValue 2' },
  ValidateResponse: { diagnostics: '*Diagnostic 1' },
  UpgradeResourceStateRequest: { typeName: 'string 1', version: 'uint32 2', rawState: 'RawState 3' },
  UpgradeResourceStateResponse: { upgradedState: 'DynamicValue 1', diagnostics: '*Diagnostic 2' },
  ReadResourceRequest: { typeName: 'string 1', currentState: 'DynamicValue 2', private: 'bytes 3' },
  ReadResourceResponse: { newState: 'DynamicValue 1', diagnostics: '*Diagnostic 2', private: 'bytes 3' },
  PlanResourceChangeRequest: {
    typeName: 'string 1',
    priorState: 'DynamicValue 2',
    proposedNewState: 'DynamicValue 3',
    config: 'DynamicValue 4',
    priorPrivate: 'bytes 5',
  },
  PlanResourceChangeResponse: {
    plannedState: 'DynamicValue 1',
    requiresReplace: '*AttributePath 2',
    plannedPrivate: 'bytes 3',
    diagnostics: '*Diagnostic 4',
    legacyTypeSystem: 'bool 5',
  },
  ApplyResourceChangeRequest: {
    typeName: 'string 1',
    priorState: 'DynamicValue 2',
    plannedState: 'DynamicValue 3',
    config: 'DynamicValue 4',
    plannedPrivate: 'bytes 5',
  },
  ApplyResourceChangeResponse: {
    newState: 'DynamicValue 1',
    private: 'bytes 2',
    diagnostics: '*Diagnostic 3',
    legacyTypeSystem: 'bool 4',
  },
  ImportResourceStateRequest: { typeName: 'string 1', id: 'string 2' },
  ImportedResource: { typeName: 'string 1', state: 'DynamicValue 2', private: 'bytes 3' },
  ImportResourceStateResponse: { importedResources: '*ImportedResource 1', diagnostics: '*Diagnostic 2' },
  ReadDataSourceRequest: { typeName: 'string 1', config: 'DynamicValue 2' },
  ReadDataSourceResponse: { state: 'DynamicValue 1', diagnostics: '*Diagnostic 2' },
  StopProviderResponse: { error: 'string 1' },
};

/** Writes one field's `rule type id` in the form that protobufjs reads. */
/** Messages that hold one of their fields: it is sent whatever its value, such as the index 0. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  Step: ['attributeName', 'elementKeyString', 'elementKeyInt'],
};

function field(text: string) {
  const [, mark = '', type = '', id = ''] = /^([*%]?)(\w+) (\d+)$/.exec(text) ?? [];
  const plain = { type, id: Number(id) };
  if (mark === '%') return { ...plain, keyType: 'string' };
  return mark === '*' ? { ...plain, rule: 'repeated' } : plain;
}

function load(): protobuf.Root {
  const nested = Object.entries(MESSAGES).map(([name, fields]) => {
    const described = Object.entries(fields).map(([key, text]) => [key, field(text)]);
    const oneof = ONE_OF[name];
    const oneofs = oneof === undefined ? {} : { selector: { oneof: [...oneof] } };
    return [name, { fields: Object.fromEntries(described) as Record<string, protobuf.IField>, oneofs }];
  });
  return protobuf.Root.fromJSON({ nested: Object.fromEntries(nested) as Record<string, protobuf.IType> });
}

const root = load();

/** Writes a message; the type's name is one of protocol 6, or `Empty`. */
export function encodeMessage(type: string, message: object): Buffer {
  return Buffer.from(root.lookupType(type).encode(message).finish());
}

/** Reads a message; fields that were not sent have their protobuf defaults. */
export function decodeMessage(type: string, bytes: Uint8Array): object {
  const message = root.lookupType(type);
  return message.toObject(message.decode(bytes), { defaults: true });
}
