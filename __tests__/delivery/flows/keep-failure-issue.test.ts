import { failureIssue } from '../../../delivery/report/failure-issue';
import { type FailureAsked, keepFailureIssue } from '../../../delivery/flows/keep-failure-issue';
import { scopeNotes, stackNote } from '../../../delivery/model/turn-notes';
import { FAILURE_LABEL } from '../../../delivery/promote/failure-text';
import { crashingWorld } from '../../fakes/crashing-world';
import { fakeWorld, release } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';

const COMMAND = 'npx sluice promote dev --release one';
const asked: FailureAsked = {
  environment: 'dev',
  waysOn: ({ release: { commit } }) => ({
    run: 'https://example.test/run',
    commands: [COMMAND.replace('one', commit)],
  }),
};

async function failed(fake: ReturnType<typeof fakeWorld>, commit = 'one') {
  const entry = await fake.ledger.open(ledgerDraft({ environment: 'dev', release: release(commit) }));
  await entry.begin('begun');
  const stacks = ['dev-lake', 'dev-warehouse'];
  for (const note of scopeNotes({ stacks, isFirst: false, resumes: false })) await entry.progress(note);
  await entry.progress(stackNote('dev-lake', 'failed', 'terraform apply exited 1'));
  await entry.settle('failed', [], 'dev-lake: terraform apply exited 1');
}

async function verified(fake: ReturnType<typeof fakeWorld>, commit = 'two') {
  const entry = await fake.ledger.open(ledgerDraft({ environment: 'dev', release: release(commit) }));
  await entry.begin('begun');
  await entry.settle('verified', [{ check: 'empty plan', holds: true, seen: '' }]);
}

describe('the issue of an environment', () => {
  test('says what remains, stack by stack, and the exact commands, and is closed by the next verified promotion', async () => {
    const fake = fakeWorld();
    await failed(fake);
    expect(await keepFailureIssue(asked, fake.world)).toMatchObject({ number: 1, step: 'opened' });
    const { title, body, label } = fake.issues.issue(1);
    expect([title, label]).toEqual(['The promotion of dev to one failed', FAILURE_LABEL]);
    for (const said of ['`dev-lake` | `terraform apply exited 1`', '`dev-warehouse` | `not started`', COMMAND]) {
      expect(body).toContain(said);
    }
    expect(await keepFailureIssue(asked, fake.world)).toMatchObject({ step: 'kept' });
    await failed(fake, 'other');
    expect(await keepFailureIssue(asked, fake.world)).toMatchObject({ number: 1, step: 'updated' });
    await verified(fake);
    expect(await keepFailureIssue(asked, fake.world)).toMatchObject({ number: 1, step: 'closed' });
    expect(fake.issues.issue(1).body).toContain('`two` is verified there');
    expect(fake.issues.writes).toEqual(['open 1', 'update 1', 'close 1']);
  });

  test('is written anew where somebody edited it, and left alone while something is applied', async () => {
    const fake = fakeWorld();
    await failed(fake);
    await keepFailureIssue(asked, fake.world);
    fake.issues.edited(1, fake.issues.issue(1).body.replace('dev-lake', 'dev-other'));
    expect(await keepFailureIssue(asked, fake.world)).toMatchObject({ step: 'updated' });
    const entry = await fake.ledger.open(ledgerDraft({ environment: 'dev', release: release('two') }));
    await entry.begin('begun');
    expect(await keepFailureIssue(asked, fake.world)).toMatchObject({ step: 'kept' });
  });

  test('is not there where all is well, and one of another environment is nothing to it', async () => {
    const fake = fakeWorld();
    await verified(fake);
    expect(await keepFailureIssue(asked, fake.world)).toBeNull();
    await failed(fake);
    await keepFailureIssue(asked, fake.world);
    expect(await keepFailureIssue({ ...asked, environment: 'staging' }, fake.world)).toBeNull();
  });

  test('says of a release that was rolled back that it does not go there again', async () => {
    const fake = fakeWorld();
    const draft = ledgerDraft({
      environment: 'dev',
      release: release('good'),
      purpose: 'rollback',
      replaces: release('bad'),
    });
    const entry = await fake.ledger.open(draft);
    await entry.begin('begun');
    await entry.settle('verified', []);
    await keepFailureIssue(asked, fake.world);
    expect(fake.issues.issue(1).title).toBe('The promotion of dev to bad was taken back');
    expect(fake.issues.issue(1).body).toContain('does not go there again');
  });

  test('is one, though two runs open it at once', async () => {
    const fake = fakeWorld();
    await failed(fake);
    await Promise.all([keepFailureIssue(asked, fake.world), keepFailureIssue(asked, fake.world)]);
    await keepFailureIssue(asked, fake.world);
    expect(await fake.issues.list(FAILURE_LABEL)).toHaveLength(1);
  });

  test('is one and right after a run that was killed at any call', async () => {
    for (const moment of ['before', 'after'] as const) {
      for (let after = 0; ; after += 1) {
        const fake = fakeWorld();
        await failed(fake);
        const mortal = crashingWorld(fake.world, { after, moment });
        const died = await keepFailureIssue(asked, mortal).then(
          () => false,
          () => true,
        );
        if (!died) break;
        await keepFailureIssue(asked, fake.world);
        expect(await fake.issues.list(FAILURE_LABEL)).toHaveLength(1);
      }
    }
  });
});

test('the longest text stays under the limit of GitHub', () => {
  const long = '`|<!--\n'.repeat(400);
  const left = Array.from({ length: 500 }, (_, at) => ({ stack: `${long}${at}`, because: long }));
  const known = { environment: 'dev', release: { commit: 'c'.repeat(40), tree: 't', tag: long }, isRollback: false };
  const { body } = failureIssue({ ...known, end: 'failed', because: long, left }, { run: null, commands: [COMMAND] });
  expect(Buffer.byteLength(body)).toBeLessThan(60_000);
});
