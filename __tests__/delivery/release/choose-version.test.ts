import { chooseVersion } from '../../../delivery/release/choose-version';
import { byAge, versionIn } from '../../../delivery/release/version';

const TAGS = ['v1.2.0', 'v1.10.1', 'v1.9.9', 'nightly', 'v2.0.0-rc.1', 'v3', 'version'];

test('the first version is v1.0.0, whatever changes', () => {
  for (const step of ['major', 'minor', 'patch'] as const) {
    expect(chooseVersion({ tags: ['nightly'], step })).toEqual({ version: 'v1.0.0', previous: null, refusals: [] });
  }
});

test('a version follows the newest one by its step, and what is no version does not count', () => {
  const next = (step: 'major' | 'minor' | 'patch') => chooseVersion({ tags: TAGS, step }).version;
  expect([next('major'), next('minor'), next('patch')]).toEqual(['v2.0.0', 'v1.11.0', 'v1.10.2']);
  expect(chooseVersion({ tags: TAGS, step: 'patch' }).previous).toBe('v1.10.1');
});

test('a version that a person asks for is as big a step as proposed, or bigger', () => {
  const asked = (wanted: string) => chooseVersion({ tags: TAGS, step: 'minor', wanted });
  expect(asked('v1.11.0').refusals).toEqual([]);
  expect(asked('v2.0.0')).toEqual({ version: 'v2.0.0', previous: 'v1.10.1', refusals: [] });
  expect(asked('v1.10.2').refusals).toEqual([expect.stringContaining('a smaller step than these changes ask for')]);
  expect(asked('v1.10.1').refusals).toEqual([expect.stringContaining('not newer than v1.10.1')]);
  expect(asked('v0.9.0').refusals).toEqual([expect.stringContaining('not newer than v1.10.1')]);
  expect(asked('1.11.0').refusals).toEqual(['"1.11.0" is no version; name it like v1.11.0']);
});

test('the first version may be any', () => {
  expect(chooseVersion({ tags: [], step: 'patch', wanted: 'v0.1.0' }).refusals).toEqual([]);
});

test('only three whole numbers are a version', () => {
  for (const name of ['v01.0.0', 'v1.0', 'v1.0.0.0', 'v1.0.0 ', 'V1.0.0', 'v1.0.-1', 'v1.0.9999999999', '']) {
    expect(versionIn(name)).toBeNull();
  }
  expect(byAge(versionIn('v1.2.10')!, versionIn('v1.2.9')!)).toBeGreaterThan(0);
});
