// Checks a commit out of the local GitHub's bare repository.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { fail, input, setOutput } from './workflow-commands.mjs';

const { SLUICE_RUN_GIT: origin, GITHUB_REPOSITORY: here, GITHUB_SHA: sha, GITHUB_REF: ref } = process.env;
const [owner, name] = input('REPOSITORY').split('/');
// A fork's commits are here too, as on GitHub: a pull request's head can be read from either.
if (name.toLowerCase() !== here.split('/')[1].toLowerCase()) fail(`Not Found: repository ${owner}/${name}`);

const folder = resolve(process.env.GITHUB_WORKSPACE, input('PATH'));
mkdirSync(folder, { recursive: true });
if (input('PATH') === '.') for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true });

const git = (...argv) =>
  execFileSync('git', argv, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

const wanted = input('REF') === '' ? (ref.startsWith('refs/heads/') ? ref : sha) : input('REF');
const depth = Number(input('FETCH_DEPTH'));

git('init', '--quiet', '--initial-branch', 'main');
git('remote', 'add', 'origin', `file://${origin}`);
const found = resolved();
const argv = ['fetch', '--quiet', '--no-tags', ...(depth > 0 ? [`--depth=${depth}`] : [])];
if (depth === 0 || input('FETCH_TAGS') === 'true') argv.splice(argv.indexOf('--no-tags'), 1, '--tags');
if (depth === 0) git(...argv, 'origin', '+refs/heads/*:refs/remotes/origin/*');
git(
  ...argv,
  'origin',
  found.commit,
  ...(found.branch === null ? [] : [`+${found.full}:refs/remotes/origin/${found.branch}`]),
);
if (found.branch === null) git('checkout', '--quiet', '--force', '--detach', found.commit);
else git('checkout', '--quiet', '--force', '-B', found.branch, found.commit);
// Afterwards the repository is that of the local GitHub, which gives nothing away without a token.
const { GITHUB_SERVER_URL: server } = process.env;
git('remote', 'set-url', 'origin', `${server}/${here}`);
if (input('PERSIST_CREDENTIALS') === 'true') {
  const basic = Buffer.from(`x-access-token:${input('TOKEN')}`).toString('base64');
  git('config', `http.${server}/.extraheader`, `AUTHORIZATION: basic ${basic}`);
}
setOutput('commit', found.commit);
setOutput('ref', input('REF'));

function resolved() {
  const bare = (...words) => execFileSync('git', ['--git-dir', origin, ...words], { encoding: 'utf8' }).trim();
  const candidates = wanted.startsWith('refs/') ? [wanted] : [`refs/heads/${wanted}`, `refs/tags/${wanted}`, wanted];
  for (const full of candidates) {
    try {
      const commit = bare('rev-parse', '--verify', '--quiet', '--end-of-options', `${full}^{commit}`);
      const branch = full.startsWith('refs/heads/') ? full.slice('refs/heads/'.length) : null;
      // A branch that has moved since the event is checked out where the event found it.
      return { commit: full === ref && input('REF') === '' ? sha : commit, branch, full };
    } catch {
      // Another kind of name, then.
    }
  }
  return fail(`A branch or tag with the name '${wanted}' could not be found`);
}
