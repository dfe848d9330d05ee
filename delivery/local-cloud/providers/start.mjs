// What the wrappers of the simulated providers start, whose own bytes never change.
import { dirname, join } from 'node:path';

import { runCompiled } from '../../bin/run-compiled.mjs';

runCompiled(join(dirname(process.argv[1]), 'provider-code.cjs'));
