import { startGitHub } from '../../../delivery/local-cloud/github/start-github';
import { repo } from './a-github';

// A local GitHub in a process of its own, to be killed: says where it is in one line.
const [, , folder = ''] = process.argv;
void startGitHub({ folder, owner: repo.owner, repository: repo.repo }).then(({ url, token, gitFolder }) => {
  process.stdout.write(`${JSON.stringify({ url, token, gitFolder })}\n`);
});
