/**
 * TypeScript that looks for credentials wherever a program can, to be put before a `main.ts`; `credentials()` names the
 * places, never the values.
 */
export const CANARY = `
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAMES = /TOKEN|SECRET|PASSWORD|CREDENTIAL|API_KEY|ACCESS_KEY|REVIEW_KEY|PRIVATE_KEY/i;
const VALUES = /gh[opsru]_[0-9A-Za-z]{20,}|github_pat_|A[KS]IA[0-9A-Z]{12,}|ghid_|eyJ[\\w-]{10,}\\.eyJ|-----BEGIN [A-Z ]*PRIVATE KEY/;

/** Files of the repository that show how credentials look. */
const OWN = ['main.ts', 'credential-shapes.ts'];

function inVariables(variables: readonly string[], where: string): string[] {
  return variables.flatMap((pair) => {
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    return value !== '' && (NAMES.test(name) || VALUES.test(value)) ? [where + ' ' + name] : [];
  });
}

/** All above this one that belong to its job: the last of them is the one whose parent no longer bears the job's mark. */
function inProcess(id: number, isInJob = false): string[] {
  try {
    const variables = readFileSync('/proc/' + id + '/environ', 'utf8').split('\\0');
    const isMarked = variables.some((pair) => pair.startsWith('RUNNER_TRACKING_ID='));
    if (id <= 1 || (isInJob && !isMarked)) return [];
    const [, parent = '0'] = /\\) \\S (\\d+)/.exec(readFileSync('/proc/' + id + '/stat', 'utf8')) ?? [];
    const said = VALUES.test(readFileSync('/proc/' + id + '/cmdline', 'utf8')) ? ['command line of process'] : [];
    return [...inVariables(variables, 'environment of process'), ...said, ...inProcess(Number(parent), isInJob || isMarked)];
  } catch {
    return [];
  }
}

function inFiles(folder: string, depth = 0): string[] {
  if (depth > 9) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist', '__tests__'].includes(entry.name) ? [] : inFiles(path, depth + 1);
    if (!entry.isFile() || statSync(path).size > 1_000_000) return [];
    return VALUES.test(readFileSync(path, 'latin1')) && !OWN.includes(entry.name) ? ['file ' + path] : [];
  });
}

/** The job's workspace, as the processes above know it; what was synthesized may lie in a folder of it. */
function workspace(id: number): string {
  try {
    const known = readFileSync('/proc/' + id + '/environ', 'utf8').split('\\0');
    const found = known.find((pair) => pair.startsWith('GITHUB_WORKSPACE='));
    if (found !== undefined) return found.slice('GITHUB_WORKSPACE='.length);
    const [, parent = '0'] = /\\) \\S (\\d+)/.exec(readFileSync('/proc/' + id + '/stat', 'utf8')) ?? [];
    return Number(parent) > 1 ? workspace(Number(parent)) : process.cwd();
  } catch {
    return process.cwd();
  }
}

function inGit(): string[] {
  // What the machine's own administrator has set for everybody is no doing of the job.
  const settings = execFileSync('git', ['config', '--list', '--show-scope'], { encoding: 'utf8' }).split('\\n');
  const own = settings.filter((line) => !line.startsWith('system') && /extraheader|credential|insteadof/i.test(line));
  return own.map((line) => 'git ' + line.split('=')[0]);
}

function credentials(): string[] {
  const own = Object.entries(process.env).map(([name, value]) => name + '=' + (value ?? ''));
  return [...inVariables(own, 'environment'), ...inProcess(process.ppid), ...inFiles(homedir()), ...inFiles(workspace(process.ppid)), ...inGit()];
}

const found = credentials();
if (found.length > 0) throw new Error('the canary has found ' + found.join(', '));
`;
