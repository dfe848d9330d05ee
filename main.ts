import { writeFileSync } from 'node:fs';

import { App } from 'cdktf';

import { path } from './environments';
import { select } from './environments/selection';
import { platform } from './stacks/platform';

const environments = select(path, process.env);
const app = new App();
for (const environment of environments) {
  platform(app, environment);
}
app.synth();
writeFileSync(`${app.outdir}/environments.json`, JSON.stringify(environments));
