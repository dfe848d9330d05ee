/** What can keep AWS on moto from serving. */
export type LocalAwsFault = 'PythonMissing' | 'PythonTooOld' | 'InstallFailed' | 'PortInUse' | 'ServerFailed';

/** The local AWS cannot start; the sentence names what is wrong, where, and what to do next. */
export class LocalAwsError extends Error {
  override readonly name = 'LocalAwsError';

  constructor(
    readonly fault: LocalAwsFault,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
