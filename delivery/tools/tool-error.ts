/** What can keep a program from being installed. */
export type ToolFault = 'PythonMissing' | 'PythonTooOld' | 'InstallFailed';

/** A program that the project installs for itself is not to be had; the sentence names what is wrong, and what to do next. */
export class ToolError extends Error {
  override readonly name = 'ToolError';

  constructor(
    readonly fault: ToolFault,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
