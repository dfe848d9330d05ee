// The last step of every job: keeps its outputs.
import { writeFileSync } from 'node:fs';

const values = Object.entries(process.env).filter(([name]) => name.startsWith('SLUICE_OUTPUT_'));
writeFileSync(process.argv[2], JSON.stringify(Object.fromEntries(values)));
