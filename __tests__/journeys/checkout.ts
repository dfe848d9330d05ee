import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');
const LONGEST_MS = 600_000;

/** What a command left when it ended. */
export interface Ended {
  /** `null` where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has printed on its standard output so far. */
  printed(): string;
  /** Presses Ctrl-C: SIGINT to its whole process group, as a terminal does. */
  interrupt(): void;
  readonly ended: Promise<Ended>;
}

/** Variables of a command, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

const made: string[] = [];

/** A new, empty folder, until {@link removeFolders}. */
export function newFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `sluice-${name}-`)));
  made.push(folder);
  return folder;
}

/** Removes every folder that this test file has made, checkouts too. */
export function removeFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}

/** A folder with the files of this project, in which a person works. */
export class Clone {
  constructor(readonly folder: string) {}

  /** Starts `sluice` as its user would, with the variables of a fresh login and those given. */
  start(argv: readonly string[], variables: Variables = {}): Running {
    return start(process.execPath, [join(this.folder, 'delivery', 'bin', 'sluice.mjs'), ...argv], {
      cwd: this.folder,
      variables,
    });
  }

  /** Runs `sluice` to its end. */
  sluice(argv: readonly string[], variables: Variables = {}): Promise<Ended> {
    return this.start(argv, variables).ended;
  }

  /** Runs a stock `cdktf` command to its end. */
  cdktf(argv: readonly string[], variables: Variables = {}): Promise<Ended> {
    const binary = join(this.folder, 'node_modules', '.bin', 'cdktf');
    return start(binary, argv, { cwd: this.folder, variables: { CHECKPOINT_DISABLE: '1', CI: '1', ...variables } })
      .ended;
  }

  /** Replaces a text in a file. @throws Error when the file does not hold it. */
  edit(file: string, found: string, becomes: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(found)) throw new Error(`${file} does not hold ${found}`);
    writeFileSync(path, text.replace(found, becomes));
  }
}

/** A copy of this project's own files, with the packages that are installed here, in which a test may edit what it likes. */
export class Checkout extends Clone {
  constructor() {
    super(newFolder('checkout'));
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    // What another process deletes meanwhile is still listed.
    const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(PROJECT, file)));
    for (const file of files) this.copy(file);
    this.takeBundles();
    symlinkSync(join(PROJECT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Puts a file back as it was. */
  restore(file: string): void {
    copyFileSync(join(PROJECT, file), join(this.folder, file));
  }

  /** Those of the project, which are made anew first where a source is younger: each checkout would make its own. */
  private takeBundles(): void {
    execFileSync(process.execPath, [join(PROJECT, 'delivery', 'bin', 'sluice.mjs'), '--help']);
    cpSync(join(PROJECT, 'dist'), join(this.folder, 'dist'), { recursive: true });
  }

  private copy(file: string): void {
    const target = join(this.folder, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(PROJECT, file), target);
  }
}

/** The variables that lead to a local cloud. */
export function variablesOf(cloud: string): Record<string, string> {
  return JSON.parse(readFileSync(join(cloud, 'variables.json'), 'utf8')) as Record<string, string>;
}

function start(
  program: string,
  argv: readonly string[],
  { cwd, variables }: { cwd: string; variables: Variables },
): Running {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(program, argv, {
    cwd,
    env: { PATH, HOME, TMPDIR, ...variables },
    // A process group of its own, as a shell gives to what it starts in a terminal.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const group = -(child.pid ?? 0);
  const timer = setTimeout(() => process.kill(group, 'SIGKILL'), LONGEST_MS);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, ...printed });
    });
  });
  return { process: child, printed: () => printed.stdout, interrupt: () => process.kill(group, 'SIGINT'), ended };
}
