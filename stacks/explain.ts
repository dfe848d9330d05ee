/** How CDKTF begins the message of what validators found (cdktf 0.21.0, `lib/synthesize/synthesizer.js`). */
const FINDINGS = 'alidation failed with the following errors';

/** What went wrong at synth, for the person who edits the stacks: findings without a trace, anything else with its own. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)}\n`;
  return `${error.message.includes(FINDINGS) ? error.message : (error.stack ?? error.message)}\n`;
}
