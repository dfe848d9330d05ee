import type { Progress, Report } from '../../ports/progress';

const SILENT: Report = { now: () => undefined, done: () => undefined, failed: () => undefined };

/** Says nothing: for machines that read the result. */
export class SilentProgress implements Progress {
  stage<T>(_title: string, work: (report: Report) => Promise<T>): Promise<T> {
    return work(SILENT);
  }
}
