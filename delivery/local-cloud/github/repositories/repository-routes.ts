import { ok } from '../api/call';
import { route } from '../api/route';
import { repositoryBody } from './repository-body';

/** The repository itself. */
export const repositoryRoutes = [
  route('GET /repos/{owner}/{repo}', 'repos/repos#get-a-repository', (call) => ok(repositoryBody(call))),
];
