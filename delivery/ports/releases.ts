/** What people read about a version. */
export interface PublishedNotes {
  readonly tag: string;
  readonly title: string;
  /** GitHub Markdown. */
  readonly body: string;
}

/** Where people read what a version brings. */
export interface Releases {
  /** The address of what is published for a tag; `null` where nothing is. */
  find(tag: string): Promise<string | null>;
  /**
   * Publishes notes and returns their address. What is published for the tag already stays as it is.
   * @throws DeliveryError `Refused` where there is no such tag: GitHub would make one, without anyone who answers for it.
   */
  publish(notes: PublishedNotes): Promise<string>;
}
