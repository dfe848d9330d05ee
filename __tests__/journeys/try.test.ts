import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { GitHubPullRequests } from '../../delivery/adapters/github/github-pull-requests';
import { processesNaming, until } from '../processes';
import { Checkout, type Ended, newFolder, variablesOf, removeFolders } from './checkout';
import { Colleague, type Edit } from './colleague';
import { appliesBelow, objectsIn } from './cloud-objects';

const MINUTES = 60_000;
const ENVIRONMENTS = ['dev', 'staging', 'prod'];
const ESTATE = 'environments/estate.ts';
const ANSI = /\u001b\[\d*m/g;
const PRINTABLE = /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/;

const checkout = new Checkout();
const cloud = join(newFolder('journey'), 'cloud');
/** The repository that the try has made: the journey goes on in it, as a colleague's clone. */
const colleague = new Colleague(cloud);
const { workspace } = colleague;
let tried: Ended;
/** What was still running when it had ended: looked up at once, for later tests start the cloud again. */
let left: string[];

beforeAll(async () => {
  // A first try that is stopped in mid-apply must not be in the way of the second.
  const stopped = checkout.start(['try', '--folder', cloud]);
  await until('objects are made', () => objectsIn(cloud) > 10, 60);
  stopped.interrupt();
  expect(await stopped.ended).toMatchObject({ exitCode: 130 });
  tried = await checkout.sluice(['try', '--folder', cloud]);
  left = [...processesNaming(cloud).values()];
}, 11 * MINUTES);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
});

test('it carries the platform and a change to prod, tells it in plain lines, and leaves nothing running', () => {
  expect(tried).toMatchObject({ exitCode: 0, stderr: '' });
  for (const name of ['dev', 'staging'])
    expect(tried.stdout.match(new RegExp(`✔ .* into ${name}: `, 'g'))).toHaveLength(3);
  expect(tried.stdout.match(/✔ .* into prod: /g)).toHaveLength(2);
  expect(tried.stdout).toMatch(
    /✖ v1.2.0 into prod: .*ANALYST on RAW.CRM[^]*prod goes back by itself: prod is at v1.1.0 again/,
  );
  expect(tried.stdout).toContain('The change is in prod, and what did not hold there was taken back. Where to look:');
  expect(tried.stdout).toContain('v1.2.0 was rolled back in prod');
  expect(tried.stdout.trimEnd()).toMatch(/open it in a browser: \S+board\.html$/);
  expect(readFileSync(join(cloud, 'board.html'), 'utf8')).toContain('v1.2.0');
  for (const line of tried.stdout.split('\n')) expect(line).toMatch(PRINTABLE);
  expect(left).toEqual([]);
});

describe('afterwards, with the cloud up again', () => {
  let variables: Record<string, string>;

  beforeAll(async () => {
    expect(await checkout.sluice(['local', 'up', '--folder', cloud])).toMatchObject({ exitCode: 0, stderr: '' });
    variables = variablesOf(cloud);
    symlinkSync(join(checkout.folder, 'node_modules'), join(workspace.folder, 'node_modules'));
    writeFileSync(join(workspace.folder, '.git', 'info', 'exclude'), 'node_modules\n');
    colleague.git('merge', '--quiet', '--ff-only', 'origin/main');
    // What was taken back in prod goes from the default branch, too.
    colleague.git('revert', '--no-edit', '--mainline', '1', 'HEAD');
    colleague.git('push', '--quiet', 'origin', 'main');
  }, MINUTES);

  afterEach(() => {
    colleague.git('switch', '--quiet', '--force', 'main');
    colleague.git('pull', '--quiet', '--ff-only', 'origin', 'main');
  });

  /** An edit that reviewers were shown on its pull request, and that is on the main branch now. Returns the commit. */
  async function reviewed(branch: string, edit: Edit): Promise<string> {
    const head = colleague.commit(branch, edit);
    const { octokit, repo } = colleague.client();
    const { data: pull } = await octokit.rest.pulls.create({ ...repo, head: branch, base: 'main', title: branch });
    const { exitCode, stderr } = await sluice('review', '--pull-request', String(pull.number));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { data: merge } = await octokit.rest.pulls.merge({ ...repo, pull_number: pull.number, sha: head });
    colleague.git('fetch', '--quiet', 'origin');
    return merge.sha;
  }

  const sluice = (...argv: string[]) => workspace.sluice(argv, variables);

  /** What a command prints for a machine: one JSON document, and nothing beside it. */
  async function answerOf<T>(...argv: string[]): Promise<T> {
    const { exitCode, stdout, stderr } = await sluice(...argv, '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  }

  test('the ledger has every release, the one that was taken back too', async () => {
    for (const name of ENVIRONMENTS) {
      const verified = (await colleague.ledger().entries(name)).filter(({ state }) => state === 'verified');
      expect(verified.length).toBeGreaterThanOrEqual(2);
    }
    const prod = await colleague.ledger().entries('prod');
    expect(prod.map(({ release, state, purpose }) => `${release.tag} ${purpose} ${state}`)).toEqual([
      'v1.1.0 rollback verified',
      'v1.2.0 promotion failed',
      'v1.1.0 promotion verified',
      'v1.0.0 promotion verified',
    ]);
    expect(colleague.git('tag', '--list')).toBe('v1.0.0\nv1.1.0\nv1.2.0');
  });

  test('the comment that reviewers saw is on the pull request, once', async () => {
    const { octokit, repo } = colleague.client();
    const { data } = await octokit.rest.issues.listComments({ ...repo, issue_number: 1 });
    const ours = data.filter(({ user }) => user?.login === 'sluice[bot]').map(({ body }) => body ?? '');
    expect(ours).toHaveLength(1);
    // Since it was kept it was told how far the change came.
    const [, table] = readFileSync(join(cloud, 'plan-comment.md'), 'utf8').split('<!-- /sluice:life -->');
    expect(table).toContain('| `prod-warehouse` |');
    expect(ours[0]).toContain(table!.trimEnd());
    expect(ours[0]).toMatch(/\*\*Applied\*\* to `dev` .*`staging` .*`prod`/);
  });

  test('the pull request of what was taken back says so', async () => {
    expect(await new GitHubPullRequests(colleague.client()).commentOn(2)).toContain('**Rolled back** in `prod`');
  });

  test(
    'the way further back is shown, and guarded where it would destroy data',
    async () => {
      const { exitCode, stdout, stderr } = await sluice('rollback', 'prod', '--to', 'v1.0.0', '--yes');
      expect(stdout).toContain('Roll prod back from v1.1.0 to v1.0.0');
      expect(stdout).toMatch(/Cannot be undone\n.*snowflake_schema\S* in prod-warehouse \(data-dropped\)/);
      expect(stderr).toMatch(/Refused: prod stays at v1.1.0:\nstateful delete: .*allowedDestruction/);
      expect(exitCode).toBe(9);
      expect((await colleague.ledger().entries('prod'))[0]).toMatchObject({
        purpose: 'rollback',
        release: { tag: 'v1.1.0' },
      });
    },
    MINUTES,
  );

  test(
    'the second plan of every stack is empty',
    async () => {
      interface Plans {
        environments: { stacks: { kind: string; plan: { changes: unknown[]; outputs: unknown[] } }[] }[];
      }
      const { environments } = await answerOf<Plans>('plan');
      const stacks = environments.flatMap((environment) => environment.stacks);
      expect(stacks.length).toBeGreaterThan(12);
      expect(stacks.filter(({ kind }) => kind !== 'planned')).toEqual([]);
      expect(stacks.filter(({ plan }) => plan.changes.length + plan.outputs.length > 0)).toEqual([]);
    },
    3 * MINUTES,
  );

  test(
    'stock cdktf diff, apply, plan and deploy work on it',
    async () => {
      const commands = [
        ['diff', 'dev-warehouse'],
        ['plan', 'dev-network'],
        ['deploy', 'dev-warehouse', '--auto-approve'],
        ['apply', 'dev-network', '--auto-approve'],
      ];
      for (const argv of commands) {
        const { exitCode, stdout } = await workspace.cdktf(argv, variables);
        expect(stdout.replaceAll(ANSI, '')).toContain('No changes. Your infrastructure matches the configuration.');
        expect(exitCode).toBe(0);
      }
    },
    3 * MINUTES,
  );

  test(
    'an environment is verified again, for a machine and for a person',
    async () => {
      const evidence = await answerOf<{ holds: boolean }[]>('verify', 'dev');
      expect(evidence.length).toBeGreaterThan(5);
      expect(evidence.every(({ holds }) => holds)).toBe(true);
    },
    2 * MINUTES,
  );

  test(
    'a plan against a base plans what differs from it, and shows what reviewers would see',
    async () => {
      const { exitCode, stdout } = await sluice('plan', 'dev', '--base', 'v1.0.0', '--markdown');
      expect({ exitCode, stdout }).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('nothing changes in any environment') as string,
      });
      const { exitCode: code, stderr } = await sluice('plan', '--base', 'nonsense');
      expect(code).toBe(2);
      expect(stderr).toContain('no branch, tag or commit "nonsense"');
    },
    MINUTES,
  );

  test(
    'a promotion out of order is held with its reason, and nothing is touched',
    async () => {
      const release = colleague.commit('hurried', [ESTATE, 'MARTS: {}', 'MARTS: {}, HURRIED: {}']);
      const before = objectsIn(cloud);
      const entries = await colleague.ledger().entries('prod');
      const { exitCode, stderr } = await sluice('promote', 'prod', '--release', release);
      const name = release.slice(0, 7);
      expect(stderr).toContain(`Held: ${name} into prod is held:\n${name} has not been verified in staging`);
      expect(stderr).toContain(`prod deploys from tags v*, and ${name} has none`);
      expect(exitCode).toBe(3);
      expect(objectsIn(cloud)).toBe(before);
      expect(await colleague.ledger().entries('prod')).toEqual(entries);
    },
    MINUTES,
  );

  test(
    'a Terraform that is killed in mid-apply is told, and the same promotion completes',
    async () => {
      const schemas = '{ ...estate.databases.RAW.schemas, SALES: {}, LEGAL: {} }';
      const databases = `databases: { ...estate.databases, RAW: { ...estate.databases.RAW, schemas: ${schemas} } },`;
      const release = await reviewed('two-sources', [
        'environments/dev.ts',
        "hosts: ['sbx', 'pr'],",
        `hosts: ['sbx', 'pr'], ${databases}`,
      ]);
      const known = objectsIn(cloud);
      const promoting = workspace.start(['promote', 'dev', '--release', release], variables);
      await until('objects are made', () => objectsIn(cloud) > known + 5, 90);
      for (const pid of appliesBelow(workspace.folder)) process.kill(pid, 'SIGKILL');
      const { exitCode, stderr } = await promoting.ended;
      expect(stderr).toContain('TerraformFailed: dev-warehouse: terraform was killed (SIGKILL)');
      expect(stderr).toContain('run the same command again');
      expect(exitCode).toBe(4);
      expect((await colleague.ledger().entries('dev'))[0]).toMatchObject({
        state: 'failed',
        release: { commit: release },
      });
      const again = await sluice('promote', 'dev', '--release', release, '--json');
      expect(JSON.parse(again.stdout)).toMatchObject({ outcomes: [{ environment: 'dev', kind: 'verified' }] });
      expect(again.stderr).toMatch(
        /^(Accepted: the plan of \S+ is what an apply that stopped left of the reviewed one.*\n)*$/,
      );
      expect((await colleague.ledger().entries('dev'))[0]).toMatchObject({
        state: 'verified',
        release: { commit: release },
      });
    },
    3 * MINUTES,
  );

  test(
    'a promotion that is killed at three of its steps, and then asked for twice at once, is carried out once',
    async () => {
      const release = await reviewed('killed', [
        'environments/dev.ts',
        'cost: { ceilingUsdPerMonth: 2_000 },',
        "warehouses: { ...estate.warehouses, BI: { ...estate.warehouses.BI, comment: 'Daily' } }, cost: { ceilingUsdPerMonth: 2_000 },",
      ]);
      const ours = async () => {
        const entries = await colleague.ledger().entries('dev');
        return entries.filter((entry) => entry.release.commit === release).map(({ state }) => state);
      };
      const moments: (() => boolean)[] = [
        () => colleague.checkouts().includes(colleague.git('rev-parse', `${release}^{tree}`)),
        () => appliesBelow(workspace.folder).length > 0,
        () => appliesBelow(workspace.folder).length > 0,
      ];
      for (const moment of moments) {
        const promoting = workspace.start(['promote', 'dev', '--release', release], variables);
        await until('it has come so far, or has ended', () => moment() || promoting.process.exitCode !== null, 60);
        promoting.process.kill('SIGKILL');
        await promoting.ended;
      }
      const both = await Promise.all([1, 2].map(() => sluice('promote', 'dev', '--release', release, '--json')));
      expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      const kinds = both.flatMap(({ stdout }) => (JSON.parse(stdout) as { outcomes: { kind: string }[] }).outcomes);
      expect(kinds.map(({ kind }) => kind)).toContain('standing');
      const states = await ours();
      expect(states.filter((state) => state === 'verified')).toHaveLength(1);
      expect(states.filter((state) => state === 'abandoned' || state === 'applying')).toEqual([]);
    },
    4 * MINUTES,
  );

  test(
    'a verification that does not hold fails the promotion, on the ledger too',
    async () => {
      const found = "{ role: 'ANALYST', schema: 'RAW.CRM', can: [] }";
      const release = colleague.commitHere('promised-too-much', [ESTATE, found, found.replace('[]', "['read']")]);
      const { exitCode, stdout, stderr } = await sluice('promote', 'dev', '--release', release);
      expect(stdout).toContain('✖ ANALYST on RAW.CRM: read: ANALYST can do nothing there');
      expect(stderr).toMatch(/^VerificationFailed: .* into dev is applied but not verified/m);
      expect(exitCode).toBe(5);
      expect((await colleague.ledger().entries('dev'))[0]).toMatchObject({
        state: 'failed',
        release: { commit: release },
      });
      colleague.git('revert', '--no-edit', 'HEAD');
      colleague.git('push', '--quiet', 'origin', 'main');
    },
    2 * MINUTES,
  );

  test(
    'a damaged object of the store fails a plan with its name and what to do',
    async () => {
      const folder = join(cloud, 'store', 'snowflake_warehouse');
      const file = join(
        folder,
        readdirSync(folder).find((name) => name.endsWith('.json'))!,
      );
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.slice(0, text.length / 2));
      const { exitCode, stderr } = await sluice('plan', '*-warehouse');
      writeFileSync(file, text);
      // Terraform breaks lines where it likes.
      expect(stderr.replaceAll(/\s+/g, '')).toContain(file);
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain('restore it, or delete it');
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(exitCode).toBe(4);
    },
    2 * MINUTES,
  );

  test(
    'a promotion without a token, or without its GitHub, is refused before anything is touched',
    async () => {
      const nobody = await workspace.sluice(['promote', 'dev'], { ...variables, GITHUB_TOKEN: undefined });
      expect(nobody.stderr).toContain('Usage: set GITHUB_REPOSITORY to OWNER/NAME and GITHUB_TOKEN');
      expect(nobody.exitCode).toBe(2);
      const away = { ...variables, GITHUB_API_URL: 'http://127.0.0.1:9' };
      const unreachable = await workspace.sluice(['promote', 'dev'], away);
      expect(unreachable.stderr).toContain('GitHubFailed: http://127.0.0.1:9 cannot be reached');
      expect(unreachable.exitCode).toBe(8);
      expect(existsSync(join(cloud, 'running.json'))).toBe(true);
    },
    MINUTES,
  );
});
