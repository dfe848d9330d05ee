// Starts the gate that `terraform-gate` hands an apply to, from its bundle.
import { freshBundle } from './fresh-bundle.mjs';
import { runCompiled } from './run-compiled.mjs';

runCompiled(await freshBundle('gate.cjs'));
