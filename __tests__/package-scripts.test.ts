import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

test.each(Object.entries(scripts))('npm run %s starts a program that npm can find', (_name, script) => {
  // Variables before the program, and options of Node's own, are neither a program nor a file.
  const [program = '', file = ''] = script.split(' ').filter((word) => !/^[A-Z]+=|^--max-/.test(word));
  // npm links the programs of what a project installs, not the project's own.
  if (program === 'node') expect(existsSync(join(ROOT, file))).toBe(true);
  else expect(existsSync(join(ROOT, 'node_modules', '.bin', program))).toBe(true);
});
