import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { assembledStackIn } from '../../delivery/adapters/cdktf/assembled-stack-in';
import { readApplyCall } from '../../delivery/adapters/terraform/apply-call';
import { macWith } from '../../delivery/redaction/mac';
import { TerraformBehindGate } from '../../delivery/adapters/terraform/terraform-behind-gate';
import { changeDigests } from '../../delivery/assess/change-digests';
import { digestOf } from '../../delivery/assess/digest';
import type { Assessment } from '../../delivery/model/assessment';
import { ReviewKey } from '../../delivery/model/review-key';
import type { ReviewedStack, ReviewRecord } from '../../delivery/model/review-record';
import type { Plan } from '../../delivery/model/plan';
import { reviewedStack } from '../../delivery/review/review-record';
import { signed } from '../../delivery/review/signed';
import { environmentWith } from '../fakes/gate-input';

const PROJECT = join(__dirname, '..', '..');

/** The executable under test. */
export const GATE = join(PROJECT, 'delivery', 'bin', 'terraform-gate');

/** The Terraform behind it. */
export const TERRAFORM = execFileSync('bash', ['-c', 'type -P terraform'], { encoding: 'utf8' }).trim();

/** The stock command line. */
export const CDKTF = join(PROJECT, 'node_modules', '.bin', 'cdktf');

/** The one stack of a {@link GatedProject}. */
export const STACK = 'dev-sample';

/** The secret that signs the reviews of these tests. */
export const KEY = '5a'.repeat(32);

const key = new ReviewKey(KEY, 'SLUICE_REVIEW_KEY');
const mac = macWith(key.for('redaction'));

/** Variables of a call, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What a call left when it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A synthesized project with one stack of built-in types, which real Terraform applies in a moment. */
export class GatedProject {
  readonly out: string;
  readonly stack: string;
  /** Where programs put what they forget soon. */
  readonly temporary: string;
  private readonly recordFile: string;

  constructor(readonly folder = mkdtempSync(join(tmpdir(), 'sluice-gated-'))) {
    this.out = join(folder, 'cdktf.out');
    this.stack = join(this.out, 'stacks', STACK);
    this.temporary = join(folder, 'tmp');
    this.recordFile = join(folder, 'review.json');
    mkdirSync(this.stack, { recursive: true });
    mkdirSync(this.temporary, { recursive: true });
  }

  /** Writes what a synth writes. */
  configure(configuration: object, environment = environmentWith()): void {
    const stacks = { [STACK]: manifestEntry(STACK) };
    writeFileSync(join(this.folder, 'cdktf.json'), JSON.stringify({ language: 'typescript', app: 'true' }));
    writeFileSync(join(this.out, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks }));
    writeFileSync(join(this.out, 'environments.json'), JSON.stringify([environment]));
    const remark = { metadata: { backend: 'local', stackName: STACK, version: '0.21.0' }, outputs: {} };
    writeFileSync(join(this.stack, 'cdk.tf.json'), JSON.stringify({ '//': remark, ...configuration }));
  }

  /** What `sluice review` knows of the stack, planned with the options of a call. */
  async planned(
    options: readonly string[] = [],
    variables: Variables = {},
  ): Promise<Plan & { assessment: Assessment }> {
    const call = readApplyCall(['apply', ...options], {});
    const environment = { ...this.variables(), ...variables };
    const signal = new AbortController().signal;
    const behindGate = new TerraformBehindGate({ binary: TERRAFORM, folder: this.stack, environment, signal });
    try {
      const plan = await behindGate.read(STACK, call, mac);
      return { ...plan, assessment: assessed(plan) };
    } finally {
      behindGate.close();
    }
  }

  /** Reviews the stack as it is now, and keeps the record where the gate finds it. */
  async review(options: readonly string[] = [], variables: Variables = {}): Promise<ReviewRecord> {
    const { assessment, state, providers } = await this.planned(options, variables);
    const { stack } = await assembledStackIn(this.stack);
    const reviewed = reviewedStack('dev', assessment, { synthDigest: stack.digest, state, providers });
    const record = recordOf(reviewed);
    this.keep(signed(record, key));
    return record;
  }

  /** Signs a record anew, with whatever a test says differently of the stack, and keeps it. */
  resign(record: ReviewRecord, otherwise: Partial<ReviewedStack> = {}): void {
    this.keep(signed({ ...record, stacks: record.stacks.map((stack) => ({ ...stack, ...otherwise })) }, key));
  }

  /** Signs the record for the configuration that lies there now: only its plan may still be another. */
  async resignConfiguration(record: ReviewRecord): Promise<void> {
    const { stack } = await assembledStackIn(this.stack);
    this.resign(record, { synthDigest: stack.digest });
  }

  /** Keeps any text as the record. */
  keep(text: string): void {
    writeFileSync(this.recordFile, text);
  }

  /** The record as it is kept. */
  kept(): string {
    return readFileSync(this.recordFile, 'utf8');
  }

  /** Runs Terraform itself; anything but success is an error that says why. */
  async terraform(...argv: readonly string[]): Promise<Ended> {
    return this.terraformWith({}, ...argv);
  }

  /** The same, with variables. */
  async terraformWith(variables: Variables, ...argv: readonly string[]): Promise<Ended> {
    const ended = await this.start(TERRAFORM, argv, { variables }).ended;
    if (ended.exitCode !== 0) throw new Error(`terraform ${argv.join(' ')}: ${ended.stdout}${ended.stderr}`);
    return ended;
  }

  /** Runs the gate in the folder of the stack. */
  gate(argv: readonly string[], variables: Variables = {}, input = ''): Promise<Ended> {
    return this.start(GATE, argv, { variables, input }).ended;
  }

  /** Runs a stock cdktf with the gate in place of Terraform, on what is synthesized already. */
  cdktf(argv: readonly string[], variables: Variables = {}): Promise<Ended> {
    const all = { TERRAFORM_BINARY_NAME: GATE, CI: '1', ...variables };
    return this.start(CDKTF, argv, { cwd: this.folder, variables: all }).ended;
  }

  /** Starts a program as the caller of Terraform would. */
  start(program: string, argv: readonly string[], { cwd = this.stack, variables = {}, input = '' }: StartOptions = {}) {
    const env = { ...this.variables(), ...variables };
    const child = spawn(program, argv, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
    child.stdin.on('error', () => undefined);
    if (input !== null) child.stdin.end(input);
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (exitCode, signal) => {
        resolve({ exitCode, signal, ...printed });
      });
    });
    return { child, ended, printed };
  }

  /** The variables of a call: nothing of the machine but where programs are. */
  variables(): Record<string, string | undefined> {
    return {
      PATH: process.env['PATH'],
      HOME: this.folder,
      TMPDIR: this.temporary,
      CHECKPOINT_DISABLE: '1',
      SLUICE_REVIEW: this.recordFile,
      SLUICE_REVIEW_KEY: KEY,
    };
  }

  /** The state as it lies there; empty where there is none. */
  state(): string {
    const file = join(this.stack, 'terraform.tfstate');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Names of whatever programs left in their temporary folder. */
  left(): string[] {
    return readdirSync(this.temporary);
  }

  /** The same project in another folder. */
  copy(): GatedProject {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-gated-'));
    cpSync(this.folder, folder, { recursive: true });
    return new GatedProject(folder);
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface StartOptions {
  readonly cwd?: string;
  readonly variables?: Variables;
  /** All that it reads; `null` where more may come. */
  readonly input?: string | null;
}

/** A plan, with the digests that a gate compares. */
export function assessed({ changeSet }: Plan): Assessment {
  return { changeSet, changes: [], digest: digestOf(changeSet), changeDigests: changeDigests(changeSet) };
}

function manifestEntry(id: string) {
  const folder = `stacks/${id}`;
  const where = { workingDirectory: folder, synthesizedStackPath: `${folder}/cdk.tf.json` };
  return { name: id, constructPath: id, ...where, annotations: [], dependencies: [] };
}

function recordOf(stack: ReviewedStack): ReviewRecord {
  const { owner, repository } = environmentWith().github;
  return {
    sluice: 1,
    repository: `${owner}/${repository}`,
    commit: 'c0ffee0c0ffee0c0ffee0c0ffee0c0ffee0c0ffe',
    tree: '7ee07ee07ee07ee07ee07ee07ee07ee07ee07ee0',
    pullRequest: 4,
    by: 'ann',
    approvals: 0,
    at: new Date().toISOString(),
    stacks: [stack],
  };
}
