// The last step of every job: keeps its outputs, and its summary.
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';

const [outputs, summary] = process.argv.slice(2);
const values = Object.entries(process.env).filter(([name]) => name.startsWith('SLUICE_OUTPUT_'));
writeFileSync(outputs, JSON.stringify(Object.fromEntries(values)));
const { GITHUB_STEP_SUMMARY: written = '' } = process.env;
if (existsSync(written)) copyFileSync(written, summary);
