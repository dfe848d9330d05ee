import { Listr } from 'listr2';

import type { Progress, Report } from '../../ports/progress';

/** Progress in a terminal: a spinner a stage; plain lines where the output is not a terminal. */
export class ListrProgress implements Progress {
  async stage<T>(title: string, work: (report: Report) => Promise<T>): Promise<T> {
    const started = Date.now();
    const results: T[] = [];
    const list = new Listr(
      [
        {
          title,
          task: async (_context, task) => {
            let sentence = title;
            const now = (line: string) => {
              task.output = line;
            };
            const done = (said: string) => {
              sentence = said;
            };
            results.push(await work({ now, done }));
            task.title = `${sentence} (${seconds(Date.now() - started)})`;
          },
        },
      ],
      { renderer: 'default', fallbackRenderer: 'simple', rendererOptions: { collapseErrors: true } },
    );
    await list.run();
    const [result] = results;
    return result as T;
  }
}

/** A duration for people: `850 ms`, `12.3 s`. */
export function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
