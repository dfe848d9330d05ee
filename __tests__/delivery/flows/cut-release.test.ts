import { DeliveryError } from '../../../delivery/model/delivery-error';
import { cutRelease, proposeRelease } from '../../../delivery/flows/cut-release';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';
import { change } from '../../fakes/scripted-terraform';

const WAREHOUSE = stack('prod-warehouse');

/** A world where `a1` and then `b2` were verified in staging; b2 has another warehouse. */
async function worldOf(...verified: string[]) {
  const fakes = fakeWorld({
    a1: [stack('staging-lake'), stack('prod-lake'), WAREHOUSE],
    b2: [stack('staging-lake'), stack('prod-lake'), { ...WAREHOUSE, digest: digest('prod-warehouse 2') }],
  });
  fakes.source.line.push('a0', 'a1', 'b2');
  fakes.source.commitMessages.set('b2', 'feat: a larger BI with AKIAIOSFODNN7EXAMPLE (#7)');
  for (const commit of verified) await stands(fakes, 'staging', [commit]);
  return fakes;
}

async function stands({ ledger }: ReturnType<typeof fakeWorld>, environment: string, [commit, tag]: [string, string?]) {
  const digests = { 'prod-lake': stack('prod-lake').digest, 'prod-warehouse': WAREHOUSE.digest };
  const entered = { ...release(commit), ...(tag === undefined ? {} : { tag }) };
  const entry = await ledger.open(ledgerDraft({ environment, release: entered, digests }));
  await entry.settle('verified', []);
}

async function proposalOf(commit: string, { world }: ReturnType<typeof fakeWorld>, wanted?: string) {
  const cut = await proposeRelease({ release: release(commit), wanted }, world);
  if (cut.kind === 'tagged') throw new Error(`${cut.version} is there already`);
  return cut;
}

test('the first version is v1.0.0; nothing is written before somebody says so', async () => {
  const fakes = await worldOf('a1');
  const { proposal } = await proposalOf('a1', fakes);
  expect(proposal).toMatchObject({ version: 'v1.0.0', previous: null, environment: 'prod', refusals: [] });
  expect(fakes.terraform.calls.sort()).toEqual(['plan prod-lake', 'plan prod-warehouse']);
  expect([fakes.source.published.size, fakes.releases.published.size]).toEqual([0, 0]);
});

test('the next version follows from what changes since the last one stood there, and names its pull requests', async () => {
  const fakes = await worldOf('a1', 'b2');
  await fakes.source.tag('v1.0.0', 'a1', 'first');
  await stands(fakes, 'prod', ['a1', 'v1.0.0']);
  fakes.terraform.will('prod-warehouse', change('delete', 'snowflake_schema.CRM'));
  const { proposal } = await proposalOf('b2', fakes);
  expect(fakes.terraform.calls).toEqual(['plan prod-warehouse']);
  expect(proposal).toMatchObject({ version: 'v2.0.0', previous: 'v1.0.0', step: 'major', refusals: [] });
  expect(proposal.pulls).toEqual([{ number: 7, title: 'feat: a larger BI with (sensitive)' }]);
  expect(proposal.irreversible).toMatchObject([{ address: 'snowflake_schema.CRM' }]);
});

test('a tag and its notes are made together, and made again are made once', async () => {
  const fakes = await worldOf('a1');
  const url = await cutRelease(await proposalOf('a1', fakes), fakes.world);
  const { published } = fakes.source;
  const [tags, notes] = [new Map(published), new Map(fakes.releases.published)];
  expect(tags.get('v1.0.0')).toMatchObject({ commit: 'a1', annotated: true });
  expect(fakes.source.tagMessages.get('v1.0.0')).toMatch(/^v1\.0\.0 for prod\n\n/);
  expect(notes.get('v1.0.0')?.body).toContain('**`v1.0.0`**, the first version');
  const again = await proposeRelease({ release: release('a1') }, fakes.world);
  expect(again).toMatchObject({ kind: 'tagged', version: 'v1.0.0', url, refusals: [] });
  expect(await cutRelease(again, fakes.world)).toBe(url);
  expect([published, fakes.releases.published]).toEqual([tags, notes]);
});

test('killed between the tag and its notes, a second run writes the notes of the first', async () => {
  const fakes = await worldOf('a1');
  fakes.terraform.will('prod-warehouse', change('create', 'snowflake_schema.FINANCE'));
  fakes.releases.isAway = true;
  const cut = await proposalOf('a1', fakes);
  await expect(cutRelease(cut, fakes.world)).rejects.toMatchObject({ code: 'GitHubFailed' });
  expect(fakes.source.published.has('v1.0.0')).toBe(true);
  fakes.releases.isAway = false;
  fakes.terraform.plans('prod-warehouse', {});
  const again = await proposeRelease({ release: release('a1') }, fakes.world);
  expect(again).toMatchObject({ kind: 'tagged', url: null });
  await cutRelease(again, fakes.world);
  expect(fakes.releases.published.get('v1.0.0')?.body).toContain('created: snowflake_schema.FINANCE');
});

test('what cannot be published leaves no notes, and the next run begins anew', async () => {
  const fakes = await worldOf('a1');
  fakes.source.isAway = true;
  fakes.source.releaseTags = () => Promise.resolve([]);
  await expect(cutRelease(await proposalOf('a1', fakes), fakes.world)).rejects.toMatchObject({ code: 'GitHubFailed' });
  expect(fakes.releases.published.size).toBe(0);
});

test('a release that staging has not verified, or that is not its tip, or not merged, is held with every reason', async () => {
  const fakes = await worldOf('a1', 'b2');
  fakes.source.strays.add('a1');
  const cut = await proposalOf('a1', fakes, 'v0.0.1x');
  expect(cut.proposal.refusals).toEqual([
    expect.stringContaining('is no version'),
    expect.stringContaining('is not on origin/main'),
    expect.stringContaining('staging stands at b2 by now'),
  ]);
  await expect(cutRelease(cut, fakes.world)).rejects.toMatchObject({ code: 'Held' });
  expect([fakes.source.published.size, fakes.releases.published.size]).toEqual([0, 0]);
});

test('a release has one version', async () => {
  const fakes = await worldOf('a1');
  await cutRelease(await proposalOf('a1', fakes), fakes.world);
  const other = await proposeRelease({ release: release('a1'), wanted: 'v1.1.0' }, fakes.world);
  await expect(cutRelease(other, fakes.world)).rejects.toThrow('this release is v1.0.0 already');
});

test('a version is not built upon a tag that was moved', async () => {
  const fakes = await worldOf('a1', 'b2');
  await stands(fakes, 'prod', ['a1', 'v1.0.0']);
  await fakes.source.tag('v1.0.0', 'a0', 'moved');
  const { proposal } = await proposalOf('b2', fakes);
  expect(proposal.refusals).toEqual([expect.stringContaining('it was moved')]);
});

test('a stack that cannot be planned holds the version: nobody knows what it brings', async () => {
  const fakes = await worldOf('a1');
  fakes.world.terraform.plan = ({ id }) => Promise.reject(new DeliveryError('TerraformFailed', `no way into ${id}`));
  await expect(proposeRelease({ release: release('a1') }, fakes.world)).rejects.toThrow(/Held|no way into prod-lake/);
});
