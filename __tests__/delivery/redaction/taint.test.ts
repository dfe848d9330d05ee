import { entry, read, readChanges } from '../adapters/plan-json';

const SECRET = 'c4n<ary>&"se/cret+é\n1';

/** All that is shown of a plan where `secret` is marked once, and `text` stands unmarked in another object. */
function shownWith(text: unknown, secret: unknown = SECRET): string {
  const marked = entry(['create'], { after: { content: secret }, after_sensitive: { content: true } });
  const other = entry(
    ['update'],
    { before: { comment: text }, after: { comment: text } },
    { address: 'a.b', type: 'a' },
  );
  return JSON.stringify(readChanges(marked, other).changes[1]?.after);
}

const inJson = JSON.stringify(SECRET);
const asGoWrites = inJson.replace(/</g, '\\u003c').replace(/>/g, '\\u003e').replace(/&/g, '\\u0026');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = encodeURIComponent(SECRET);

test.each([
  ['as it is', SECRET],
  ['inside a longer text', `postgres://${SECRET}@host`],
  ['in JSON', `{"a":${inJson}}`],
  ['in JSON as Go writes it', `{"a":${asGoWrites}}`],
  ['in JSON as Python writes it', `{"a":${inJson.replace('é', '\\u00e9')}}`],
  ['in JSON within JSON', JSON.stringify({ a: inJson })],
  ['in JSON that a shell has half undone', asGoWrites.replaceAll('\\"', '"')],
  ['in a URL within JSON', JSON.stringify({ url: `https://host/${percent}/"` })],
  ['in base64', base64(SECRET)],
  ['in base64, one byte in', `id ${base64(`x${SECRET}yz`)}`],
  ['in base64, two bytes in', base64(`xx${SECRET}yz`)],
  [
    'in base64 of what nobody can read',
    Buffer.concat([Buffer.from([0, 255, 7, 1]), Buffer.from(SECRET)]).toString('base64'),
  ],
  ['in base64 for URLs', Buffer.from(`??>${SECRET}`).toString('base64url')],
  [
    'in base64 of several lines',
    Buffer.from(`${'x'.repeat(50)}${SECRET}${'y'.repeat(50)}`)
      .toString('base64')
      .replace(/.{76}/g, '$&\n'),
  ],
  ['in base64 of UTF-16', Buffer.from(`a${SECRET}b`, 'utf16le').toString('base64')],
  ['in base64 of base64', base64(`login ${base64(`user:${SECRET}`)}`)],
  ['in base64 of JSON', base64(JSON.stringify({ password: SECRET }))],
  ['in a URL', `https://host/?q=${percent}`],
  ['in a URL, small letters', `https://host/?q=${percent.toLowerCase()}`],
  ['in a form', `q=${percent.replaceAll('%20', '+')}`],
  ['in hexadecimal', `0x${Buffer.from(SECRET).toString('hex')}`],
  ['in capital hexadecimal', Buffer.from(`ab${SECRET}`).toString('hex').toUpperCase()],
  ['in HTML', SECRET.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&#34;')],
])('a known secret is hidden %s', (_how, text) => {
  const shown = shownWith(text);
  expect(shown).toContain('(sensitive)');
  for (const part of ['c4n', 'se/cret', percent.slice(0, 12), base64(SECRET).slice(4, 16)]) {
    expect(shown).not.toContain(part);
  }
});

test('what is around a secret is shown', () => {
  expect(shownWith(`before ${SECRET} between ${SECRET} after`)).toBe(
    '{"comment":"before (sensitive) between (sensitive) after"}',
  );
});

test.each([
  ['a number', 48151623, 'pin 48151623', 'pin (sensitive)'],
  ['a number that is all of a value', 48151623, 48151623, '(sensitive)'],
  ['a part of a list', ['first-secret', 'second-secret'], 'second-secret!', '(sensitive)!'],
  ['a part of a record', { deep: [{ er: 'hidden-deep' }] }, 'hidden-deep', '(sensitive)'],
  ['a part of JSON', '{"user":"someone-else","pw":"in-json-text"}', 'pw in-json-text', 'pw (sensitive)'],
  ['the password of a URL', 'mysql://app:pa%24sword1@db/x', 'pa$sword1', '(sensitive)'],
  ['a secret with a line end', 'from-a-file\n', 'from-a-file', '(sensitive)'],
  ['the body of a key', '-----BEGIN X-----\nQUJDREVG\nR0hJSktM\n-----END X-----', 'QUJDREVGR0hJSktM', '(sensitive)'],
])('%s that is marked is hidden elsewhere', (...[, secret, text, shown]) => {
  expect(JSON.parse(shownWith(text, secret))).toEqual({ comment: shown });
});

test.each([
  ['a switch', true, true],
  ['a small number', 42, 42],
  ['an everyday word', 'default', 'default'],
  ['three letters', 'abc', 'abc'],
  ['five letters within others', 'lakes', 'all lakes'],
])('%s that is marked is hidden only where it is marked', (_what, secret, text) => {
  expect(JSON.parse(shownWith(text, secret))).toEqual({ comment: text });
});

test('a secret of four or five letters is hidden where it is all of a value', () => {
  expect(JSON.parse(shownWith('l4k3', 'l4k3'))).toEqual({ comment: '(sensitive)' });
});

const marked = entry(['create'], { after: { content: 'known-secret' }, after_sensitive: { content: true } });
const other = (change: object, at: object = {}) =>
  entry(['update'], { ...change }, { address: 'a.b', type: 'a', ...at });

test('keys of maps, keys in addresses, identifiers and paths hold no secret, and stay apart', () => {
  const after = { tags: { 'known-secret': 'a', 'x known-secret': 'b' } };
  const at = { address: 'module.m["known-secret"].a.b["known-secret.2"]', previous_address: 'a.b["known-secret"]' };
  const change = { after, importing: { id: 'db/known-secret' }, replace_paths: [['tags', 'known-secret']] };
  const [, read] = readChanges(marked, other(change, at)).changes;
  const { after: shown, address, movedFrom, importedAs, replacedBecause } = read!;
  expect(JSON.stringify(read)).not.toContain('known-secret');
  expect(new Set(Object.keys(shown?.['tags'] ?? {})).size).toBe(2);
  expect(address).toMatch(/^module\.m\["\(sensitive [0-9a-f]{12}\)"\]\.a\.b\["\(sensitive [0-9a-f]{12}\)\.2"\]$/);
  expect(movedFrom).toContain('a.b["(sensitive ');
  expect(importedAs).toMatch(/^db\/\(sensitive [0-9a-f]{12}\)$/);
  expect(replacedBecause).toEqual([expect.stringMatching(/^tags\.\(sensitive /)]);
});

test.each([
  [
    'a sensitive variable',
    {
      variables: { v: { value: 'hide-this' } },
      configuration: { root_module: { variables: { v: { sensitive: true } } } },
    },
  ],
  [
    'a sensitive output',
    { output_changes: { o: { actions: ['no-op'], before: 'hide-this', after: 'hide-this', after_sensitive: true } } },
  ],
  ['drift', { resource_drift: [other({ before: { a: 'hide-this' }, before_sensitive: { a: true } })] }],
  [
    'a deferred change',
    {
      deferred_changes: [
        {
          reason: 'deferred_prereq',
          resource_change: other({ after: { a: 'hide-this' }, after_sensitive: { a: true } }),
        },
      ],
    },
  ],
  [
    'the state before',
    {
      prior_state: {
        values: {
          root_module: {
            child_modules: [
              {
                resources: [
                  {
                    address: 'x.y',
                    mode: 'managed',
                    type: 'x',
                    values: { a: ['hide-this'] },
                    sensitive_values: { a: [true] },
                  },
                ],
              },
            ],
          },
        },
      },
    },
  ],
  ['planned values', { planned_values: { outputs: { o: { sensitive: true, value: 'hide-this' } } } }],
  [
    'the settings of a provider',
    { configuration: { provider_config: { p: { expressions: { password: { constant_value: 'hide-this' } } } } } },
  ],
])('what is sensitive in %s is hidden in checks and in objects', (_where, parts) => {
  const check = {
    address: { to_display: 'check.c' },
    status: 'fail',
    instances: [{ address: { to_display: 'check.c' }, status: 'fail', problems: [{ message: 'got hide-this' }] }],
  };
  const set = read({ resource_changes: [other({ after: { comment: 'got hide-this' } })], checks: [check], ...parts });
  expect(JSON.stringify(set)).not.toContain('hide-this');
  expect(set.checks).toEqual([{ address: 'check.c', status: 'fail', problems: ['got (sensitive)'] }]);
});

test('what a provider marks though the object shows it as its name is not hunted for', () => {
  const user = entry(
    ['create'],
    { after: { name: 'DEV_LOADER', login_name: 'DEV_LOADER' }, after_sensitive: { login_name: true } },
    { type: 'snowflake_service_user' },
  );
  const [read] = readChanges(user).changes;
  expect(JSON.parse(JSON.stringify(read?.after))).toEqual({ name: 'DEV_LOADER', login_name: '(sensitive)' });
});
