/** Where things are, as the bodies say it. Made for each answer, because a restart may change the port. */
export class Urls {
  constructor(
    readonly base: string,
    readonly fullName: string,
  ) {}

  /** The repository, or something below it, in the API. */
  api(path = ''): string {
    return `${this.base}/repos/${this.fullName}${path}`;
  }

  /** Where a browser would look; the local GitHub has no pages there. */
  html(path = ''): string {
    return `${this.base}/${this.fullName}${path}`;
  }

  /** A user in the API. */
  user(login: string): string {
    return `${this.base}/users/${encodeURIComponent(login)}`;
  }
}
