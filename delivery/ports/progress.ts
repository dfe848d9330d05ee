/** Tells a person what is going on while it goes on. */
export interface Progress {
  /** Runs `work` under a title; the title turns into what `work` reports when it is done. */
  stage<T>(title: string, work: (report: Report) => Promise<T>): Promise<T>;
}

/** What a stage says while it runs. */
export interface Report {
  /** A line about what is happening now. */
  now(line: string): void;
  /** What happened, shown in place of the stage's title. */
  done(sentence: string): void;
  /** What went wrong, shown in the same place, where the work itself comes to its end all the same. */
  failed(sentence: string): void;
}
