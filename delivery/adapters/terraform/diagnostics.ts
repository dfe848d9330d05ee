import { z } from 'zod';

const Line = z.object({
  type: z.literal('diagnostic'),
  diagnostic: z.object({
    severity: z.enum(['error', 'warning']),
    summary: z.string(),
    detail: z.string().default(''),
    address: z.string().optional(),
  }),
});

/** The errors in the output of a Terraform command run with `-json`, one paragraph each. */
export function errorsIn(output: string): string {
  const errors = output.split('\n').flatMap((text) => {
    const line = Line.safeParse(parse(text));
    if (!line.success || line.data.diagnostic.severity !== 'error') return [];
    const { address, summary, detail } = line.data.diagnostic;
    return [
      [address === undefined ? summary : `${address}: ${summary}`, detail].filter((part) => part !== '').join('\n'),
    ];
  });
  return errors.length > 0 ? errors.join('\n') : output.trim().split('\n').slice(-20).join('\n');
}

function parse(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Terraform prints other lines too, and a killed one may stop inside a line.
    return undefined;
  }
}
