#!/usr/bin/env node
// Starts Sluice from its bundle.
import { createRequire } from 'node:module';

import { freshBundle } from './fresh-bundle.mjs';

createRequire(import.meta.url)(await freshBundle('sluice.cjs'));
