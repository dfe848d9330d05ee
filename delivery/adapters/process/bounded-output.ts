import type { ChildProcess } from 'node:child_process';

/** How much of the end of both streams is kept, in bytes. */
const TAIL = 65_536;

/** What a program prints, up to a limit: its standard output in full, and the end of all of it. */
export class BoundedOutput {
  private readonly printed: Buffer[] = [];
  private end: Buffer = Buffer.alloc(0);
  private total = 0;

  /** @param whenOver is called once there is more than `most` bytes. */
  constructor(
    private readonly most: number,
    private readonly whenOver: () => void,
  ) {}

  /** Listens to a program until it ends. */
  follow({ stdout, stderr }: Pick<ChildProcess, 'stdout' | 'stderr'>): void {
    stdout?.on('data', (chunk: Buffer) => {
      if (this.total <= this.most) this.printed.push(chunk);
      this.take(chunk);
    });
    stderr?.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
  }

  get isOver(): boolean {
    return this.total > this.most;
  }

  /** Standard output; where there was too much, its beginning. */
  get stdout(): string {
    return Buffer.concat(this.printed).toString('utf8');
  }

  /** The end of both streams, in the order in which they came, without a line that is not whole. */
  get tail(): string {
    const text = this.end.toString('utf8');
    const isCut = this.total > this.end.length && text.includes('\n');
    return isCut ? text.slice(text.indexOf('\n') + 1) : text;
  }

  private take(chunk: Buffer): void {
    const wasOver = this.isOver;
    this.total += chunk.length;
    this.end = Buffer.concat([this.end, chunk]).subarray(-TAIL);
    if (this.isOver && !wasOver) this.whenOver();
  }
}
