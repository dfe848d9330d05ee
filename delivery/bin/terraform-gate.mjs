// Starts the gate that `terraform-gate` hands an apply to, from its bundle.
import { createRequire } from 'node:module';

import { freshBundle } from './fresh-bundle.mjs';

createRequire(import.meta.url)(await freshBundle('gate.cjs'));
