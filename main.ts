import { App } from 'cdktf';

import { path } from './environments';
import { select } from './environments/selection';
import { platform } from './stacks/platform';

const app = new App();
for (const environment of select(path, process.env)) {
  platform(app, environment);
}
app.synth();
