/** What can keep the local GitHub from serving. */
export type LocalGitHubFault =
  | 'PortInUse'
  | 'FolderUnusable'
  | 'RecordCorrupt'
  | 'GitMissing'
  | 'GitTooOld'
  | 'GitFailed'
  | 'AlreadyServed';

/** The local GitHub cannot start or go on; the sentence names what is wrong, where, and what to do next. */
export class LocalGitHubError extends Error {
  override readonly name = 'LocalGitHubError';

  constructor(
    readonly fault: LocalGitHubFault,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
