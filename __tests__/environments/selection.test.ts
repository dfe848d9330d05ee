import { path } from '../../environments';
import { EnvironmentError } from '../../environments/problem';
import { select } from '../../environments/selection';

test('sandboxes and previews are synthesized only when asked for', () => {
  expect(select(path, {}).map(({ name }) => name)).toEqual(['dev', 'staging', 'prod']);
  const asked = select(path, { SLUICE_EXTRA: 'sandbox:ann,preview:12' }).map(({ name }) => name);
  expect(asked).toEqual(['dev', 'staging', 'prod', 'sbx-ann', 'pr-12']);
});

test.each(['sandbox:', 'preview:x', 'preview:0', 'sandox:ann'])('refuses %s by name', (word) => {
  expect(() => select(path, { SLUICE_EXTRA: word })).toThrow(EnvironmentError);
  expect(() => select(path, { SLUICE_EXTRA: word })).toThrow(JSON.stringify(word));
});

test('the local cloud differs in where state is kept, no time to soak and no administrators, and in nothing else', () => {
  const [real] = select(path.slice(0, 1), {});
  const [local] = select(path.slice(0, 1), { SLUICE_LOCAL_CLOUD: '/cloud' });
  expect(local).toEqual({
    ...real,
    administered: [],
    state: { kind: 'local', folder: '/cloud/states' },
    promotion: { ...real!.promotion, soakHours: 0 },
  });
});

test('state can be kept in a folder until there is a bucket for it', () => {
  const [environment] = select(path, { SLUICE_STATE_FOLDER: '/first' });
  expect(environment?.state).toEqual({ kind: 'local', folder: '/first' });
  expect(environment?.promotion).toEqual(select(path, {})[0]?.promotion);
  const [local] = select(path, { SLUICE_LOCAL_CLOUD: '/cloud', SLUICE_STATE_FOLDER: '/first' });
  expect(local).toMatchObject({ state: { kind: 'local', folder: '/first' }, administered: [] });
});

test.each(['SLUICE_LOCAL_CLOUD', 'SLUICE_STATE_FOLDER'])('refuses a relative %s, by name', (variable) => {
  expect(() => select(path, { [variable]: '.sluice/local' })).toThrow(`${variable}\n  found    ".sluice/local"`);
});
