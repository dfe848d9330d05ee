import type { Progress, Report } from '../../ports/progress';
import { seconds } from './seconds';

/** Progress where the output is not a terminal: a line when something happens, and no control characters. */
export class PlainProgress implements Progress {
  constructor(private readonly say: (line: string) => void) {}

  async stage<T>(title: string, work: (report: Report) => Promise<T>): Promise<T> {
    const started = Date.now();
    const took = () => seconds(Date.now() - started);
    let [mark, sentence] = ['✔', title];
    this.say(`… ${title}`);
    const report: Report = {
      now: (line) => {
        this.say(`    ${line}`);
      },
      done: (said) => {
        sentence = said;
      },
      failed: (said) => {
        [mark, sentence] = ['✖', said];
      },
    };
    try {
      const result = await work(report);
      this.say(`${mark} ${sentence} (${took()})`);
      return result;
    } catch (error) {
      this.say(`✖ ${title} (${took()})`);
      throw error;
    }
  }
}
