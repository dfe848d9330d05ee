import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { buildSync } from 'esbuild';

import { GitCheckouts } from '../../delivery/adapters/git/git-checkouts';
import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { GitHubIssues } from '../../delivery/adapters/github/github-issues';
import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import { GitHubPullRequests } from '../../delivery/adapters/github/github-pull-requests';
import { TerraformCli } from '../../delivery/adapters/terraform/terraform-cli';
import { localDriftCommand } from '../../delivery/commands/local-drift-command';
import { adoptDrift } from '../../delivery/flows/adopt-drift';
import { installProviders } from '../../delivery/local-cloud/providers/install-providers';
import type { Assembly } from '../../delivery/model/assembly';
import { digestsOf } from '../../delivery/plan/affected-stacks';
import type { World } from '../../delivery/ports/world';
import { synth } from '../../delivery/synth/synth';
import { ledgerWriter } from '../contracts/ledger-writer';
import { type LocalRepository, localRepository } from '../contracts/local-repository';
import { digest, fakeWorld, stack } from '../fakes/fake-world';
import { ledgerDraft } from '../fakes/ledger-draft';

const ESTATE = "export const estate = { warehouses: { BI: { comment: 'Dashboards', size: 'XSMALL' } } } as const;\n";
const DEV = `import { estate } from './estate';

/** Where a change lands first. */
export const dev = {
  ...estate,
  name: 'dev',
} as const;
`;

interface Written {
  readonly dev: { readonly warehouses: { readonly BI: Readonly<Record<string, string>> } };
}

/** What the environment's file of a checkout says when it runs. */
function environmentOf(checkout: string): Written['dev'] {
  const entryPoints = [join(checkout, 'environments', 'dev.ts')];
  const { outputFiles } = buildSync({ entryPoints, bundle: true, write: false, format: 'cjs', platform: 'node' });
  const module: { exports: Partial<Written> } = { exports: {} };
  runInNewContext(outputFiles[0]!.text, { module, exports: module.exports });
  return module.exports.dev!;
}

let folder: string;
let repository: LocalRepository;
let world: World;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-adopt-'));
  repository = await localRepository();
  const cloud = join(folder, 'cloud');
  const { environment } = await installProviders(cloud, process.cwd());
  mkdirSync(join(cloud, 'states'), { recursive: true });
  writeFileSync(join(cloud, 'variables.json'), '{}');
  const { PATH } = process.env;
  const variables = { PATH, HOME: folder, CHECKPOINT_DISABLE: '1', ...environment };
  const { client, clone } = repository;
  const fake = fakeWorld();
  const checkouts = { folder: join(folder, 'checkouts'), nodeModules: folder, environment: gitEnvironment() };
  const source = new GitCheckouts({ repository: clone, ...checkouts });
  const synthesize = (checkout: string): Promise<Assembly> => {
    const { comment, size } = environmentOf(checkout).warehouses.BI;
    const own = join(folder, 'out', basename(checkout), 'dev-warehouse');
    mkdirSync(own, { recursive: true });
    const configuration = {
      terraform: {
        required_providers: { snowflake: { source: 'snowflakedb/snowflake', version: '2.11.0' } },
        backend: { local: { path: join(cloud, 'states', 'dev-warehouse.tfstate') } },
      },
      provider: { snowflake: [{ organization_name: 'ACME', account_name: 'DEV', user: 'SLUICE' }] },
      resource: { snowflake_warehouse: { bi: { name: 'DEV_BI', warehouse_size: size, comment } } },
    };
    writeFileSync(join(own, 'cdk.tf.json'), JSON.stringify(configuration));
    const made = stack('dev-warehouse', { folder: own, digest: digest(JSON.stringify(configuration)) });
    return Promise.resolve({ environments: fake.environments, stacks: [made] });
  };
  world = {
    ...fake.world,
    source,
    terraform: new TerraformCli({ binary: 'terraform', environment: variables }),
    ledger: new GitHubLedger(client, ledgerWriter()),
    issues: new GitHubIssues(client),
    pullRequests: new GitHubPullRequests(client),
    synthesizer: {
      built: () => Promise.resolve(null),
      synthesize,
      configuration: (one) =>
        Promise.resolve(JSON.parse(readFileSync(join(one.folder, 'cdk.tf.json'), 'utf8')) as unknown),
      filesOf: () => Promise.resolve(['cdk.tf.json']),
    },
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});

afterAll(async () => {
  jest.restoreAllMocks();
  await repository.github.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The release that `main` has now is applied in dev, and verified. */
async function stand(): Promise<void> {
  const release = await world.source.tip();
  const { stacks } = await synth(release, world);
  const plan = await world.terraform.plan(stacks[0]!);
  await world.terraform.apply(stacks[0]!, plan);
  const entry = await world.ledger.open(ledgerDraft({ environment: 'dev', release, digests: digestsOf(stacks) }));
  await entry.begin('begun');
  await entry.settle('verified', []);
}

test('what somebody changed by hand becomes a pull request whose merge leaves nothing to plan', async () => {
  mkdirSync(join(repository.clone, 'environments'));
  writeFileSync(join(repository.clone, 'environments', 'estate.ts'), ESTATE);
  repository.commit('environments/dev.ts', DEV);
  await stand();
  const hostile = "'; process.exit(1)// `é` \\";
  const words = [
    'snowflake_warehouse.bi',
    'warehouse_size=MEDIUM',
    `comment=${hostile}`,
    '--folder',
    join(folder, 'cloud'),
  ];
  await localDriftCommand().parseAsync(words, { from: 'user' });

  const adopt = () => adoptDrift({ environments: ['dev'], choose: (all) => all }, world);
  const first = await adopt();
  if (first.kind !== 'proposed') throw new Error('nothing was proposed');
  const { adoption, pull } = first;
  expect(adoption.left).toEqual([]);
  const adopted = adoption.adopted.map(({ setting, to }) => [setting.at(-1), to] as const);
  expect(Object.fromEntries(adopted)).toEqual({ comment: hostile, size: 'MEDIUM' });
  expect(await adopt()).toMatchObject({ pull: { number: pull.number, head: pull.head } });

  const { client } = repository;
  const { data } = await client.octokit.rest.pulls.get({ ...client.repo, pull_number: pull.number });
  expect(data.head.ref).toBe(`adopt/dev-warehouse-${adoption.digest.slice(0, 12)}`);
  expect(data.body).toContain(`#${adoption.issue} shows it`);
  repository.git('fetch', '--quiet', 'origin');
  expect(repository.git('diff', '--name-only', 'main', pull.head)).toBe('environments/dev.ts');

  await world.pullRequests.merge(pull.number, pull.head);
  await stand();
  expect(environmentOf(await world.source.checkout((await world.source.tip()).commit)).warehouses.BI).toEqual({
    comment: hostile,
    size: 'MEDIUM',
  });
  expect(await adopt()).toEqual({ kind: 'clean' });
  expect(await world.issues.list('sluice-drift')).toEqual([]);
});
