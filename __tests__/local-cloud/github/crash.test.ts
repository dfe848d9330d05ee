import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Octokit } from '@octokit/rest';

import { aGitHub, octokitOn, repo, WorkTree } from './a-github';

interface Served {
  readonly url: string;
  readonly token: string;
  readonly gitFolder: string;
}

/** A server in a process of its own, and a way to kill it as a power cut would. */
async function served(folder: string): Promise<{ served: Served; kill: () => Promise<void> }> {
  const argv = ['--import', 'tsx', join(__dirname, 'serve.ts'), folder];
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: tmpdir() };
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => {
      resolve(chunk.toString());
    });
    child.once('exit', (code) => {
      reject(new Error(`the server exited ${code ?? 'by a signal'} before it was up`));
    });
  });
  return { served: JSON.parse(line) as Served, kill: () => killed(child) };
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGKILL');
  });
}

/** What was acknowledged, each as a question whose answer has to stay. */
type Promised = (octokit: Octokit) => Promise<void>;

/** One turn of a delivery: everything it was answered becomes a promise. */
async function deliver({ octokit, work, turn, promised }: Delivery): Promise<void> {
  const branch = `topic-${turn}`;
  work.push(branch, { [`${branch}.txt`]: 'x\n' });
  const { data: pull } = await octokit.rest.pulls.create({ ...repo, title: branch, head: branch, base: 'main' });
  const { number: pull_number } = pull;
  promised.push(async (again) => {
    expect((await again.rest.pulls.get({ ...repo, pull_number })).data.title).toBe(branch);
  });
  const { data: comment } = await octokit.rest.issues.createComment({
    ...repo,
    issue_number: pull_number,
    body: branch,
  });
  promised.push(async (again) => {
    expect((await again.rest.issues.getComment({ ...repo, comment_id: comment.id })).data.body).toBe(branch);
  });
  const merge_method = (['merge', 'squash', 'rebase'] as const)[turn % 3]!;
  const { data: merge } = await octokit.rest.pulls.merge({ ...repo, pull_number, merge_method });
  promised.push(async (again) => {
    expect((await again.rest.pulls.get({ ...repo, pull_number })).data.merge_commit_sha).toBe(merge.sha);
    expect(await isOnMain(again, merge.sha)).toBe(true);
  });
  const wish = { ...repo, ref: merge.sha, environment: 'dev', required_contexts: [] };
  const { data: deployment } = await octokit.rest.repos.createDeployment(wish);
  if (!('id' in deployment)) throw new Error('no deployment was made');
  const deployment_id = deployment.id;
  await octokit.rest.repos.createDeploymentStatus({ ...repo, deployment_id, state: 'success' });
  promised.push(async (again) => {
    const { data } = await again.rest.repos.listDeploymentStatuses({ ...repo, deployment_id });
    expect(data.at(-1)?.state).toBe('success');
  });
}

interface Delivery {
  readonly octokit: Octokit;
  readonly work: WorkTree;
  readonly turn: number;
  readonly promised: Promised[];
}

/** A moment within the request that follows so many answered ones. */
function after(requests: number, octokit: Octokit): Promise<void> {
  return new Promise((resolve) => {
    let answered = 0;
    octokit.hook.after('request', () => {
      answered += 1;
      if (answered === requests) setTimeout(resolve, Math.random() * 60);
    });
  });
}

async function isOnMain(octokit: Octokit, sha: string): Promise<boolean> {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: `${sha}...main` });
  return data.behind_by === 0;
}

/** No pull request says it is merged unless the base has it, nor is open while the base has it. */
async function expectWhole(octokit: Octokit): Promise<void> {
  const pulls = await octokit.paginate(octokit.rest.pulls.list, { ...repo, state: 'all' });
  const { data } = await octokit.rest.repos.getContent({ ...repo, path: '' });
  const files = (data as { name: string }[]).map(({ name }) => name);
  const merged = pulls.filter(({ merged_at }) => merged_at !== null);
  expect(files.sort()).toEqual(['README.md', ...merged.map(({ head }) => `${head.ref}.txt`)].sort());
}

test('what was acknowledged survives a kill at any moment, and nothing is half done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-crash-'));
  const promised: Promised[] = [];
  let turn = 0;
  let server = await served(folder);
  const work = new WorkTree(join(folder, 'work'), server.served.gitFolder);
  work.push('main', { 'README.md': 'A platform\n' });
  try {
    for (const requests of [4, 9, 14]) {
      const octokit = octokitOn(server.served, server.served.token);
      const life = { over: false };
      const death = after(requests, octokit).then(() => {
        life.over = true;
        return server.kill();
      });
      const deliveries = (async () => {
        while (!life.over) await deliver({ octokit, work, turn: (turn += 1), promised });
      })().catch((error: unknown) => {
        // The request that the kill cut off was promised nothing; any other failure counts.
        if (!life.over) throw error;
      });
      await Promise.all([death, deliveries]);
      server = await served(folder);
      const again = octokitOn(server.served, server.served.token);
      for (const keep of promised) await keep(again);
      await expectWhole(again);
    }
    expect(promised.length).toBeGreaterThan(0);
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

test('a journal that a killed process left is completed at the next start, ref and records together', async () => {
  let here = await aGitHub();
  try {
    const first = here.work.git('rev-parse', 'main');
    const { data: issue } = await here.octokit.rest.issues.create({ ...repo, title: 'Before' });
    await here.github.close();
    const kept = join(here.folder, 'github', 'acme', 'platform');
    const record = { id: 900, name: 'from the journal', color: 'ededed', description: null };
    const journal = {
      files: { 'labels/from%20the%20journal.json': JSON.stringify(record), [`issues/${issue.number}.json`]: null },
      refs: [{ ref: 'refs/heads/promised', before: null, after: first }],
    };
    writeFileSync(join(kept, 'journal.json'), JSON.stringify(journal));
    here = await here.restart();
    const { data: ref } = await here.octokit.rest.git.getRef({ ...repo, ref: 'heads/promised' });
    expect(ref.object.sha).toBe(first);
    const { data: labels } = await here.octokit.rest.issues.listLabelsForRepo(repo);
    expect(labels.map(({ name }) => name)).toEqual(['from the journal']);
    expect((await here.octokit.rest.issues.listForRepo(repo)).data).toEqual([]);
    expect(existsSync(join(kept, 'journal.json'))).toBe(false);
  } finally {
    await here.end();
  }
});
