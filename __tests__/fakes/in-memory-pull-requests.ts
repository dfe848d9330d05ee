import type { PullRequest, PullRequests } from '../../delivery/ports/pull-requests';

/** Pull requests that live as long as a test. */
export class InMemoryPullRequests implements PullRequests {
  private readonly opened: PullRequest[] = [];
  private readonly comments = new Map<number, string>();
  /** What pull requests were opened with, by number. */
  readonly bodies = new Map<number, string>();

  open({
    base,
    title,
    branch,
    body,
  }: {
    branch: string;
    base: string;
    title: string;
    body: string;
  }): Promise<PullRequest> {
    const number = this.opened.length + 1;
    const pull = {
      number,
      title,
      base,
      isOpen: true,
      labels: [],
      isFromFork: false,
      head: `head-of-${branch}`,
      url: `https://example.test/pull/${number}`,
    };
    this.opened.push(pull);
    this.bodies.set(number, body);
    return Promise.resolve(pull);
  }

  get(number: number): Promise<PullRequest> {
    const pull = this.opened[number - 1];
    return pull === undefined ? Promise.reject(new Error(`no pull request ${number}`)) : Promise.resolve(pull);
  }

  listOpen(): Promise<PullRequest[]> {
    return Promise.resolve(this.opened.filter(({ isOpen }) => isOpen).reverse());
  }

  /** What people do to a pull request on GitHub: label it, push to it, close it. */
  becomes(number: number, parts: Partial<PullRequest>): void {
    this.opened[number - 1] = { ...this.opened[number - 1]!, ...parts };
  }

  comment(number: number, markdown: string): Promise<string> {
    this.comments.set(number, markdown);
    return Promise.resolve(`https://example.test/pull/${number}#comment`);
  }

  merge(number: number, head: string): Promise<string> {
    return this.get(number).then((pull) => {
      if (pull.head !== head) throw new Error(`the branch of ${number} has moved`);
      return `merge-of-${number}`;
    });
  }

  commentOn(number: number): Promise<string | undefined> {
    return Promise.resolve(this.comments.get(number));
  }
}
