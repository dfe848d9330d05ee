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
      // Why it failed is said once, by the command line itself; and so is what Ctrl-C does.
      { renderer: 'default', rendererOptions: { showErrorMessage: false }, registerSignalListeners: false },
    );
    await list.run();
    const [result] = results;
    return result as T;
  }
}
