#!/usr/bin/env node
// Starts Sluice from its bundle.
import { freshBundle } from './fresh-bundle.mjs';
import { runCompiled } from './run-compiled.mjs';

runCompiled(await freshBundle('sluice.cjs'));
