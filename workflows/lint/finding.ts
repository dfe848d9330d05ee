/** What is wrong with a workflow file, by whom it was found. */
export interface Finding {
  readonly file: string;
  readonly by: string;
  readonly says: string;
}
