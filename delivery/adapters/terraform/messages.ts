import { z } from 'zod';

/** Lines that Terraform prints with `-json` (Terraform documentation, "Machine-Readable UI"). */
const Message = z.object({
  type: z.literal('diagnostic'),
  diagnostic: z.object({
    severity: z.enum(['error', 'warning']),
    summary: z.string(),
    detail: z.string().default(''),
    address: z.string().optional(),
  }),
});

type Message = z.infer<typeof Message>;

/** The errors in the output of a Terraform command run with `-json`, one paragraph each; else the end of what it said. */
export function errorsIn(output: string): string {
  const errors = messagesIn(output).flatMap(({ diagnostic }) => {
    if (diagnostic.severity !== 'error') return [];
    const [title, detail] = [titleOf(diagnostic), diagnostic.detail];
    return [detail === '' ? title : `${title}\n${detail}`];
  });
  return errors.length > 0 ? errors.join('\n') : output.trim().split('\n').slice(-20).join('\n');
}

/** The titles of the warnings in such an output, each once: what else they say may hold values. */
export function warningsIn(output: string): string[] {
  const warnings = messagesIn(output).filter(({ diagnostic }) => diagnostic.severity === 'warning');
  return [...new Set(warnings.map(({ diagnostic }) => titleOf(diagnostic)))];
}

function titleOf({ address, summary }: Message['diagnostic']): string {
  return address === undefined ? summary : `${address}: ${summary}`;
}

function messagesIn(output: string): Message[] {
  return output.split('\n').flatMap((line) => {
    const message = Message.safeParse(parse(line));
    return message.success ? [message.data] : [];
  });
}

function parse(line: string): unknown {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    // A killed Terraform may stop inside a line.
    return undefined;
  }
}
