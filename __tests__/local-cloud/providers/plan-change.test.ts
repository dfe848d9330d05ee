import type { Identity } from '../../../delivery/local-cloud/providers/facts/identity';
import type { TypeFacts } from '../../../delivery/local-cloud/providers/facts/type-facts';
import { planChange } from '../../../delivery/local-cloud/providers/planning/plan-change';
import type { BlockSchema } from '../../../delivery/local-cloud/providers/schema/schema';
import type { Value, ValueObject } from '../../../delivery/local-cloud/providers/wire/value';
import { UNKNOWN } from '../../../delivery/local-cloud/providers/wire/value';

const RULE: BlockSchema = {
  attributes: {
    port: { type: 'number', required: true },
    strict: { type: 'bool', optional: true },
    rule_id: { type: 'string', computed: true },
  },
  blocks: {},
};

const BLOCK: BlockSchema = {
  attributes: {
    id: { type: 'string', optional: true, computed: true },
    name: { type: 'string', required: true },
    size: { type: 'string', optional: true },
    shown: { type: 'string', computed: true },
    tags: { type: ['map', 'string'], optional: true },
    tags_all: { type: ['map', 'string'], optional: true, computed: true },
    secret_wo: { type: 'string', optional: true, writeOnly: true },
  },
  blocks: { rule: { nesting: 'list', block: RULE }, peer: { nesting: 'set', block: RULE } },
};

const FACTS: TypeFacts = {
  forceNew: ['name', 'rule.port', 'peer.port'],
  defaults: { size: 'small', 'rule.strict': true },
};

const IDENTITY: Identity = {
  id: '{name}',
  key: undefined,
  computed: {},
  recomputed: { shown: 'any' },
  importIds: [],
  create: 'exclusive',
  unique: [],
  scope: 'account',
};

const NOTHING: ValueObject = {
  id: null,
  name: null,
  size: null,
  shown: null,
  tags: null,
  tags_all: null,
  secret_wo: null,
  rule: [],
  peer: [],
};

const PRIOR: ValueObject = { ...NOTHING, id: 'a', name: 'a', size: 'small', shown: 'x', tags_all: {} };

function plan(prior: Value, config: ValueObject, proposed: ValueObject = config) {
  const knowledge = { block: BLOCK, facts: FACTS, identity: IDENTITY };
  return planChange(knowledge, { prior, config, proposed, defaultTags: { team: 'data' } });
}

function planned(...argv: Parameters<typeof plan>): ValueObject {
  return plan(...argv).planned as ValueObject;
}

test('a new object has its arguments, its defaults, and the rest after apply', () => {
  expect(planned(null, { ...NOTHING, name: 'a' })).toEqual({
    ...NOTHING,
    id: UNKNOWN,
    name: 'a',
    size: 'small',
    shown: UNKNOWN,
    tags_all: { team: 'data' },
  });
});

test('an object that is to go plans nothing', () => {
  const knowledge = { block: BLOCK, facts: FACTS, identity: IDENTITY };
  const proposal = { prior: PRIOR, config: null, proposed: null, defaultTags: {} };
  expect(planChange(knowledge, proposal)).toEqual({ planned: null, requiresReplace: [] });
});

test('the same configuration plans the prior state, exactly', () => {
  const prior = { ...PRIOR, tags_all: { team: 'data' } };
  expect(plan(prior, { ...NOTHING, name: 'a' }, prior)).toEqual({ planned: prior, requiresReplace: [] });
});

test('a change keeps what the service computed, except what it computes from every change', () => {
  const result = planned(PRIOR, { ...NOTHING, name: 'a', size: 'large' }, { ...PRIOR, size: 'large' });
  expect(result).toMatchObject({ id: 'a', size: 'large', shown: UNKNOWN });
});

test('an argument that is taken away goes back to its default', () => {
  const result = planned({ ...PRIOR, size: 'large' }, { ...NOTHING, name: 'a' }, { ...PRIOR, size: null });
  expect(result['size']).toBe('small');
});

test('a default is given inside blocks too, and leaves what is configured', () => {
  const rules = [
    { port: 1, strict: null, rule_id: null },
    { port: 2, strict: false, rule_id: null },
  ];
  expect(planned(null, { ...NOTHING, name: 'a', rule: rules })['rule']).toEqual([
    { port: 1, strict: true, rule_id: UNKNOWN },
    { port: 2, strict: false, rule_id: UNKNOWN },
  ]);
});

test('a block that is added to an object is new; those that were there keep what was computed', () => {
  const old = { port: 1, strict: true, rule_id: 'r1' };
  const added = { port: 2, strict: null, rule_id: null };
  const config = { ...NOTHING, name: 'a', rule: [{ ...old, rule_id: null }, added], peer: [added] };
  const proposed = { ...PRIOR, rule: [old, added], peer: [old, added] };
  const result = planned({ ...PRIOR, rule: [old], peer: [old] }, config, proposed);
  expect(result['rule']).toEqual([old, { port: 2, strict: true, rule_id: UNKNOWN }]);
  expect(result['peer']).toEqual([old, { port: 2, strict: null, rule_id: UNKNOWN }]);
});

test('tags of the resource win over those of the provider', () => {
  expect(planned(null, { ...NOTHING, name: 'a', tags: { team: 'ml', tier: 'gold' } })['tags_all']).toEqual({
    team: 'ml',
    tier: 'gold',
  });
  expect(planned(null, { ...NOTHING, name: 'a', tags: UNKNOWN })['tags_all']).toBe(UNKNOWN);
});

test('a value that is only for writing is never planned', () => {
  expect(planned(null, { ...NOTHING, name: 'a', secret_wo: 'hush' })['secret_wo']).toBeNull();
});

test('a change that the service cannot make forces a replacement, and says where', () => {
  const rule = { port: 1, strict: true, rule_id: 'r1' };
  const prior = { ...PRIOR, rule: [rule], peer: [rule] };
  const proposed = { ...prior, name: 'b', rule: [{ ...rule, port: 2 }], peer: [{ ...rule, port: 2 }] };
  expect(plan(prior, proposed).requiresReplace).toEqual([['name'], ['rule', 0, 'port'], ['peer']]);
});

test('a value that will only be known after apply forces a replacement where a change would', () => {
  expect(plan(PRIOR, { ...PRIOR, name: UNKNOWN }).requiresReplace).toEqual([['name']]);
});

test('nothing where there was an empty value is no change', () => {
  expect(plan({ ...PRIOR, name: '' }, { ...PRIOR, name: null }).requiresReplace).toEqual([]);
});
