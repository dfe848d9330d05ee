import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { assess } from '../../../delivery/assess/assess';
import { driftOf } from '../../../delivery/drift/drift-of';
import { reversed } from '../../../delivery/drift/reversed';
import type { Change } from '../../../delivery/model/change-set';
import type { Found } from '../../../delivery/model/drift-watch';
import { Redacted } from '../../../delivery/model/value';
import { driftIssue } from '../../../delivery/report/drift-issue';
import { driftText } from '../../../delivery/report/drift-text';
import { aChangeSet } from '../../fakes/change-set';
import { change } from '../../fakes/scripted-terraform';

const AT = { seen: '2026-11-20T23:00:00.000Z', since: '2026-11-21T12:00:00.000Z' };
const STACK = { stack: 'dev-lake', environment: 'dev' };
const RELEASE = { commit: 'c0ffee0c0ffee0c0ffee0c0ffee0c0ffee0c0ffe', tree: 'd'.repeat(40), tag: 'v1.2.0' };

function drifted(changes: readonly Change[], parts: Partial<Extract<Found, { kind: 'drifted' }>> = {}) {
  const changeSet = aChangeSet(changes, { stack: 'dev-lake' });
  const drift = driftOf({ environment: 'dev', undoing: assess(changeSet), done: assess(reversed(changeSet)) });
  if (drift === null) throw new Error('nothing drifts');
  return {
    ...STACK,
    release: RELEASE,
    found: { kind: 'drifted', drift, approvals: 0, refusals: [], ...parts } as const,
  };
}

function update(address: string, before: Change['before'], after: Change['after']): Change {
  return change('update', address, { before, after });
}

const OPENED = update(
  'aws_s3_bucket_public_access_block.raw',
  { bucket: 'dev-raw', block_public_acls: false },
  { bucket: 'dev-raw', block_public_acls: true },
);
const TAGGED = update('aws_kms_key.lake', { tags: { owner: 'ann' } }, { tags: { owner: 'team' } });

// Rendered for people: where a change of it is meant, the file is written anew from what the test received.
test('the issue of a small drift reads like the example', () => {
  const refusals = [{ rule: 'freeze', sentence: 'dev is frozen until 2026-12-01: the year ends; apply after that' }];
  const { title, body } = driftIssue(drifted([TAGGED, OPENED], { approvals: 2, refusals }), AT);
  const written = `# ${title}\n\n${body}`.replaceAll(/[0-9a-f]{12}/g, '0123456789ab');
  expect(written).toBe(readFileSync(join(__dirname, 'drift-example.md'), 'utf8'));
});

test('the most dangerous comes first', () => {
  const { body } = driftIssue(drifted([TAGGED, change('create', 'aws_s3_bucket.raw'), OPENED]), AT);
  const titles = [...body.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
  expect(titles.slice(0, 3)).toEqual(['Security', 'Destructive', 'Tags only']);
});

test('what to adopt is told by values, and a secret never', () => {
  const secret = (mac: string) => new Redacted('(sensitive)', mac);
  const user = update('snowflake_service_user.LOADER', { password: secret('a') }, { password: secret('b') });
  const lists = update('aws_kms_key.lake', { names: ['x', 'y'] }, { names: ['y', 'z'] });
  const { body } = driftIssue(drifted([OPENED, user, lists, change('create', 'aws_s3_bucket.raw')]), AT);
  expect(body).toContain('| `aws_s3_bucket_public_access_block.raw` | `block_public_acls` | `false` |');
  expect(body).toContain('| `snowflake_service_user.LOADER` | `password` | a secret: look it up where it is kept |');
  expect(body).toContain('| `aws_kms_key.lake` | `names` | with `"x"`, without `"z"` |');
  expect(body).toContain('| `aws_s3_bucket.raw` | | it is gone: take it out of the code |');
});

test('of a warehouse it is told where the environment states the setting', () => {
  const address = 'snowflake_warehouse.warehouse-BI_B794F053';
  const larger = update(address, { warehouse_size: 'LARGE', x: 1 }, { warehouse_size: 'SMALL', x: 2 });
  const { body } = driftIssue(drifted([larger]), AT);
  const row = `| \`${address}\` | \`warehouse_size\` (\`warehouses.BI.size\` of \`environments/dev.ts\`) | \`"LARGE"\` |`;
  expect(body).toContain(row);
  expect(body).toContain(`| \`${address}\` | \`x\` | \`1\` |`);
});

test('an orphan says how many objects are left, and how to be rid of them', () => {
  const { title, body } = driftIssue({ ...STACK, release: RELEASE, found: { kind: 'orphaned', objects: 3 } }, AT);
  expect(title).toBe('Orphan dev-lake: 3 objects left behind');
  expect(body).toContain('npx cdktf destroy dev-lake');
  expect(body).toContain(RELEASE.commit);
});

test('a hostile name makes neither a title of several lines nor one that hides something', () => {
  const { title } = driftIssue({ ...drifted([OPENED]), stack: `dev\n\u202Elake${'x'.repeat(400)}` }, AT);
  expect(title).toMatch(/^Drift in dev\\n\\u\{202e\}lakex+…x+: 1 object, security$/);
  expect(title.length).toBeLessThan(256);
});

test('no control character of an address or an error reaches the terminal', () => {
  const address = 'aws_s3_bucket.\u001B[31mraw';
  const watched = { ...drifted([change('create', address)]), issue: null };
  const failed = {
    ...STACK,
    release: RELEASE,
    found: { kind: 'failed', because: 'Error: \u001B]0;x' },
    issue: null,
  } as const;
  const skipped = [{ name: 'prod', because: 'nothing was ever verified there' }];
  const text = driftText(
    { stacks: [watched, failed], skipped, stray: [], administered: ['dev-repository'] },
    { colour: false },
  );
  expect(text).not.toContain('\u001B');
  expect(text).toContain(
    'left to administrators: dev-repository; see for yourself, as one: npx cdktf diff dev-repository',
  );
  expect(text).toContain('prod was not looked at: nothing was ever verified there');
  expect(text).toContain('0 stacks of 1 as verified last; 1 drifted');
});
