import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What is asked, in Terraform's words: cdktf-cli waits for the first line (@cdktf/cli-core, deploy-machine.js). */
const QUESTION = {
  apply: ['Do you want to perform these actions?', 'What is described above is what was reviewed.'],
  destroy: ['Do you really want to destroy all resources?', 'What is described above cannot be undone.'],
} as const;

/** Asks a person, or who drives the terminal, and gives back whether the answer is `yes`; no answer is no. */
export async function approval(verb: 'apply' | 'destroy', signal: AbortSignal): Promise<boolean> {
  const [question, remark] = QUESTION[verb];
  process.stdout.write(`\n${question}\n  ${remark}\n  Only 'yes' will be accepted.\n\n  Enter a value: `);
  const answer = await firstLine(signal);
  process.stdout.write('\n');
  return answer === 'yes';
}

async function firstLine(signal: AbortSignal): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, signal });
  let line: string | undefined;
  lines.once('line', (text) => {
    line = text;
    lines.close();
  });
  await once(lines, 'close');
  // Terraform, which is next to run, has this input too.
  process.stdin.pause();
  return line;
}
