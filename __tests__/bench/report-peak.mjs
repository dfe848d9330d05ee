// Preloaded into measured processes: writes the peak memory of each, in kB, when it ends.
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  appendFileSync(process.env.BENCH_PEAK_FILE, `${process.resourceUsage().maxRSS}\n`);
});
