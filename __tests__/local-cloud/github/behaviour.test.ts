import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { routes } from '../../../delivery/local-cloud/github/routes';

const BEHAVIOUR = join(__dirname, '..', '..', '..', 'delivery', 'local-cloud', 'github', 'BEHAVIOUR.md');

test('BEHAVIOUR.md lists every endpoint that is served, and no other', () => {
  const listed = readFileSync(BEHAVIOUR, 'utf8')
    .split('\n')
    .flatMap((line) => /^\| `([A-Z]+ \/[^`]*)` +\| \[\S+\]\((\S+)\) +\|$/.exec(line)?.slice(1, 3).join(' ') ?? []);
  const served = routes.map(
    ({ method, path, documentation }) => `${method} ${path} https://docs.github.com/rest/${documentation}`,
  );
  expect(listed).toEqual(served);
});
