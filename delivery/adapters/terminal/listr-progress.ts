import { Listr } from 'listr2';

import type { Progress, Report } from '../../ports/progress';
import { seconds } from './seconds';

/** Progress in a terminal: a spinner a stage. */
export class ListrProgress implements Progress {
  async stage<T>(title: string, work: (report: Report) => Promise<T>): Promise<T> {
    const started = Date.now();
    const results: T[] = [];
    const list = new Listr(
      [
        {
          title,
          task: async (_context, task) => {
            const end = { sentence: title, hasFailed: false };
            const report: Report = {
              now: (line) => {
                task.output = line;
              },
              done: (said) => {
                end.sentence = said;
              },
              failed: (said) => {
                Object.assign(end, { sentence: said, hasFailed: true });
              },
            };
            results.push(await work(report));
            task.title = `${end.sentence} (${seconds(Date.now() - started)})`;
            // The only way to have it marked as failed.
            if (end.hasFailed) throw new Error(end.sentence);
          },
        },
      ],
      // Why it failed is said once, by the command line itself; and so is what Ctrl-C does.
      { renderer: 'default', rendererOptions: { showErrorMessage: false }, registerSignalListeners: false },
    );
    await list.run().catch((error: unknown) => {
      if (results.length === 0) throw error;
    });
    const [result] = results;
    return result as T;
  }
}
