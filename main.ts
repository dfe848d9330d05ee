import { writeFileSync } from 'node:fs';
import { App } from 'cdktf';
import { path } from './environments';
import { refuseDuplicateKeys } from './environments/duplicate-keys';
import { select } from './environments/selection';
import { explain } from './stacks/explain';
import { platform } from './stacks/platform';

try {
  refuseDuplicateKeys('environments/index.ts');
  const environments = select(path, process.env);
  const app = new App();
  for (const environment of environments) platform(app, environment);
  app.synth();
  writeFileSync(`${app.outdir}/environments.json`, JSON.stringify(environments));
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 1;
}
