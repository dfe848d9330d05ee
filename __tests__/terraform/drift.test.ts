import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GitHubIssues } from '../../delivery/adapters/github/github-issues';
import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import { TerraformCli } from '../../delivery/adapters/terraform/terraform-cli';
import { localDriftCommand } from '../../delivery/commands/local-drift-command';
import { repairDrift } from '../../delivery/flows/repair-drift';
import { watchDrift } from '../../delivery/flows/watch-drift';
import { installProviders } from '../../delivery/local-cloud/providers/install-providers';
import { type AssembledStack, assemblyDigest } from '../../delivery/model/assembly';
import type { World } from '../../delivery/ports/world';
import { deliver, propose } from '../../delivery/pipeline';
import { synth } from '../../delivery/synth/synth';
import { ledgerWriter } from '../contracts/ledger-writer';
import { type LocalRepository, localRepository } from '../contracts/local-repository';
import { digest, fakeWorld, stack } from '../fakes/fake-world';

const ENVIRONMENTS = ['dev'];

/** One stack with a warehouse, in dev, by real Terraform on the local cloud, with the issues and the ledger of a GitHub. */
class Estate {
  readonly folder = mkdtempSync(join(tmpdir(), 'sluice-drift-'));
  readonly cloud = join(this.folder, 'cloud');
  readonly commits: Record<string, readonly AssembledStack[]> = {};
  readonly fake = fakeWorld(this.commits);
  world: World = this.fake.world;

  constructor(readonly repository: LocalRepository) {}

  async start(): Promise<void> {
    const { environment } = await installProviders(this.cloud, process.cwd());
    mkdirSync(join(this.cloud, 'states'), { recursive: true });
    writeFileSync(join(this.cloud, 'variables.json'), '{}');
    const { PATH } = process.env;
    const variables = { PATH, HOME: this.folder, CHECKPOINT_DISABLE: '1', ...environment };
    const { client } = this.repository;
    const ledger = new GitHubLedger(client, ledgerWriter());
    const terraform = new TerraformCli({ binary: 'terraform', environment: variables });
    const { synthesizer: fake } = this.fake.world;
    const synthesizer: World['synthesizer'] = {
      ...fake,
      synthesize: async (checkout) => {
        const assembly = await fake.synthesize(checkout);
        const emptyPlan = { verifications: [{ kind: 'empty-plan' as const }] };
        const plain = assembly.environments.map((one) => ({ ...one, promotion: { ...one.promotion, ...emptyPlan } }));
        return { ...assembly, environments: plain };
      },
    };
    this.world = { ...this.fake.world, terraform, ledger, issues: new GitHubIssues(client), synthesizer };
  }

  /** A commit whose warehouse suspends after so many seconds. */
  commit(seconds: number): string {
    const commit = this.repository.commit('seconds.txt', String(seconds));
    const folder = join(this.folder, commit, 'dev-warehouse');
    mkdirSync(folder, { recursive: true });
    const configuration = {
      terraform: {
        required_providers: { snowflake: { source: 'snowflakedb/snowflake', version: '2.11.0' } },
        backend: { local: { path: join(this.cloud, 'states', 'dev-warehouse.tfstate') } },
      },
      provider: { snowflake: [{ organization_name: 'ACME', account_name: 'DEV', user: 'SLUICE' }] },
      resource: { snowflake_warehouse: { LOADING: { name: 'DEV_LOADING', auto_suspend: seconds } } },
    };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configuration));
    this.commits[commit] = [stack('dev-warehouse', { folder, digest: digest(`${seconds}`) })];
    return commit;
  }

  async promote(commit: string) {
    const release = await this.world.source.resolve(commit);
    const assembly = await synth(release, this.world);
    const environment = assembly.environments.find(({ name }) => name === 'dev')!;
    return deliver({ release, assembly, environment }, this.world);
  }

  watch() {
    return watchDrift({ environments: ENVIRONMENTS, now: this.world.clock.now() }, this.world);
  }

  async drift(...changes: string[]): Promise<void> {
    const words = ['snowflake_warehouse.loading', ...changes, '--folder', this.cloud];
    await localDriftCommand().parseAsync(words, { from: 'user' });
  }

  async issue(number: number) {
    const { client } = this.repository;
    return (await client.octokit.rest.issues.get({ ...client.repo, issue_number: number })).data;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let estate: Estate;

beforeEach(async () => {
  estate = new Estate(await localRepository());
  await estate.start();
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await estate.repository.github.close();
  estate.remove();
});

test('what somebody changed by hand has one issue, and is taken back by what the issue says', async () => {
  const { world } = estate;
  const commit = estate.commit(60);
  expect(await estate.promote(commit)).toMatchObject({ kind: 'verified' });
  expect((await estate.watch()).stacks).toMatchObject([{ found: { kind: 'clean' }, issue: null }]);

  await estate.drift('auto_suspend=3600');
  const [drifted] = (await estate.watch()).stacks;
  expect(drifted).toMatchObject({ stack: 'dev-warehouse', found: { kind: 'drifted' }, issue: { step: 'opened' } });
  const number = drifted?.issue?.number ?? 0;
  expect((await estate.issue(number)).body).toContain('`auto_suspend`: `3600` → `60`');
  expect((await estate.watch()).stacks).toMatchObject([{ issue: { number, step: 'kept' } }]);

  await estate.drift('auto_suspend=1800');
  const options = { environments: ENVIRONMENTS, choose: <T>(all: readonly T[]) => all };
  await expect(repairDrift(options, world)).rejects.toThrow('is another one than issue');
  expect((await estate.watch()).stacks).toMatchObject([{ issue: { number, step: 'updated' } }]);

  const [repaired] = await repairDrift(options, world);
  expect(repaired).toMatchObject({ applied: ['dev-warehouse'], isVerified: true });
  expect(await estate.issue(number)).toMatchObject({ state: 'closed', state_reason: 'completed' });
  expect((await world.ledger.entries('dev'))[0]).toMatchObject({ purpose: 'repair', state: 'verified' });
});

test('a repair and two watches at once leave one state of affairs, and one issue', async () => {
  const { world } = estate;
  await estate.promote(estate.commit(60));
  await estate.drift('auto_suspend=3600');
  const both = await Promise.all([estate.watch(), estate.watch()]);
  const numbers = both.map(({ stacks }) => stacks[0]?.issue?.number);
  expect(new Set(numbers).size).toBe(1);
  const options = { environments: ENVIRONMENTS, choose: <T>(all: readonly T[]) => all };
  const [[repaired]] = await Promise.all([repairDrift(options, world), estate.watch(), estate.watch()]);
  expect(repaired).toMatchObject({ isVerified: true });
  await estate.watch();
  expect(await world.issues.list('sluice-drift')).toEqual([]);
});

test('a promotion and a watch at once do not trip each other', async () => {
  const { world, commits, fake } = estate;
  const first = estate.commit(60);
  await estate.promote(first);
  const later = estate.commit(120);
  Object.assign(commits, { main: commits[first], 'head-of-slower': commits[later] });
  const pull = await fake.pullRequests.open({ branch: 'slower', base: 'main', title: 'Slower', body: '' });
  fake.reviews.pull(pull.number, pull.head);
  await propose(pull, world);
  fake.reviews.merged(pull.number, later);
  const [outcome] = await Promise.all([estate.promote(later), estate.watch(), estate.watch()]);
  expect(outcome).toMatchObject({ kind: 'verified', applied: ['dev-warehouse'] });
  expect(await world.issues.list('sluice-drift')).toEqual([]);
  expect((await estate.watch()).stacks).toMatchObject([{ release: { commit: later }, found: { kind: 'clean' } }]);
});

test('a stack that left the code is found by what its state holds', async () => {
  const { world } = estate;
  await estate.promote(estate.commit(60));
  const later = estate.repository.commit('seconds.txt', 'none');
  estate.commits[later] = [];
  const release = await world.source.resolve(later);
  const assembly = assemblyDigest(await synth(release, world));
  const draft = { environment: 'dev', release, purpose: 'promotion', digests: {}, assembly, replaces: null } as const;
  await (await world.ledger.open(draft)).settle('verified', []);
  expect((await estate.watch()).stacks).toMatchObject([
    { stack: 'dev-warehouse', found: { kind: 'orphaned', objects: 1 }, issue: { step: 'opened' } },
  ]);
});
