import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ruleList } from '../../../stacks/constructs/validators/rule-list';
import { rules } from '../../../stacks/constructs/validators/rules';

const WRITE =
  `npx tsx -e "require('fs').writeFileSync('stacks/constructs/validators/README.md', ` +
  `require('./stacks/constructs/validators/rule-list.ts').ruleList())"`;

test(`the README lists every rule as it is (to write it again: ${WRITE})`, () => {
  const readme = readFileSync(join(__dirname, '../../../stacks/constructs/validators/README.md'), 'utf8');
  expect(readme).toBe(ruleList());
});

test.each(rules)('$code promises something in one sentence', ({ guarantees }) => {
  expect(guarantees).toMatch(/^[A-Z`].*\.$/);
});
