import { expression } from './expression';
import { PINS } from './pins';
import type { ActionStep, CommandStep, Step, Values } from './workflow';

/** Node.js as everything is tested with, whole: a run today and one tomorrow are the same. */
const NODE = '20.20.2';

/** The Python of managed Airflow 2.10 (MWAA User Guide, "Apache Airflow versions"). */
const PYTHON = '3.11';

/** Terraform as everything is tested with. */
const TERRAFORM = '1.11.4';

/** What is checked out, and where. */
export interface Checkout {
  /** The commit that started the run when left out. */
  readonly ref?: string;
  /** Whether all commits, branches and tags come along. */
  readonly history?: boolean;
  /** A folder of the workspace; the workspace itself when left out. */
  readonly path?: string;
}

/** The files of a commit; the token that fetched them is not left behind. */
export function checkout({ ref, history = false, path }: Checkout = {}): ActionStep {
  return {
    name: 'Check out',
    uses: PINS.checkout,
    with: {
      ...(ref !== undefined && { ref }),
      ...(history && { 'fetch-depth': 0 }),
      ...(path !== undefined && { path }),
      'persist-credentials': false,
    },
  };
}

/**
 * Node.js. A cache of packages only where it is asked for: nothing that another run may have left reaches what runs with
 * credentials.
 */
export function node({ cached = false }: { cached?: boolean } = {}): ActionStep {
  return {
    name: 'Set up Node.js',
    uses: PINS.setupNode,
    with: { 'node-version': NODE, 'package-manager-cache': false, ...(cached && { cache: 'npm' }) },
  };
}

/** Python as Airflow runs it. */
export function python(): ActionStep {
  return { name: 'Set up Python', uses: PINS.setupPython, with: { 'python-version': PYTHON } };
}

/** Terraform, as it is: a wrapper around it would change its exit codes. */
export function terraform(): ActionStep {
  return {
    name: 'Set up Terraform',
    uses: PINS.setupTerraform,
    with: { terraform_version: TERRAFORM, terraform_wrapper: false },
  };
}

/** An artifact: kept for a day or a few, and a failure where there is nothing to keep. */
export interface Upload {
  readonly name: string;
  readonly path: string;
  readonly days?: number;
  readonly if?: string;
}

/** Keeps an artifact; its id is the output `artifact-id` of the step `upload`. */
export function upload({ name, path, days = 1, if: when }: Upload): ActionStep {
  return {
    name: `Keep ${path}`,
    id: 'upload',
    ...(when !== undefined && { if: when }),
    uses: PINS.upload,
    with: {
      name,
      path,
      'if-no-files-found': 'error',
      'retention-days': days,
      // What is kept is compressed already, or small.
      'compression-level': 0,
    },
  };
}

/** The id of what {@link upload} kept, as an output of its job. */
export const UPLOADED = expression('steps.upload.outputs.artifact-id');

/** Fetches artifacts by their ids: an id belongs to one upload of this run, a name to whoever used it last. */
export function download(ids: string, path?: string): ActionStep {
  return {
    name: `Fetch ${path ?? 'the build'}`,
    uses: PINS.download,
    with: { 'artifact-ids': ids, ...(path !== undefined && { path, 'merge-multiple': true }) },
  };
}

/**
 * Fetches all artifacts of this run whose names begin so, where a matrix kept them and no job can tell their ids. Whoever
 * fetches them takes them for what a stranger may have written.
 */
export function downloadAll(start: string, path: string): ActionStep {
  return {
    name: `Fetch ${path}`,
    uses: PINS.download,
    with: { pattern: `${start}*`, path, 'merge-multiple': true },
  };
}

/** A command. */
export function command(name: string, run: string, env?: Values): CommandStep {
  return { name, ...(env !== undefined && { env }), run };
}

/** A workflow, and the inputs that it is started with: names of variables of the step. */
export interface Dispatch {
  readonly workflow: string;
  readonly branch: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Starts a workflow as it is on a branch, with values that are expressions; what it does there needs no trust in who asked.
 * The token must be allowed `actions: write` (REST reference, "Create a workflow dispatch event").
 */
export function dispatch({ workflow, branch, inputs }: Dispatch): CommandStep {
  const asked = Object.entries(inputs).map(([name, value]) => ({ name, value, variable: variableOf(name) }));
  const args = asked.map(({ variable }) => `--arg ${variable} "$${variable}"`).join(' ');
  const body = asked.map(({ name, variable }) => `"${name}": $${variable}`).join(', ');
  return command(
    'Ask',
    `set -u
jq --null-input ${args} '{ref: "${branch}", inputs: {${body}}}' |
  curl --fail-with-body --silent --show-error --header "Authorization: Bearer $GITHUB_TOKEN" --data @- \\
    "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/workflows/${workflow}/dispatches"
`,
    {
      ...Object.fromEntries(asked.map(({ variable, value }) => [variable, value])),
      GITHUB_TOKEN: expression('github.token'),
    },
  );
}

function variableOf(input: string): string {
  return input.replaceAll('-', '_').toUpperCase();
}

/** A role in AWS for the rest of the job, by the token of the job. */
export function awsRole(role: string, region: string): ActionStep {
  return {
    name: 'Sign in to AWS',
    uses: PINS.awsCredentials,
    with: { 'role-to-assume': role, 'aws-region': region, 'role-session-name': SESSION },
  };
}

/** Credentials that somebody put into secrets of the environment, for an account and for no other. */
export function awsSecrets(account: string, region: string): ActionStep {
  return {
    name: 'Sign in to AWS',
    uses: PINS.awsCredentials,
    with: {
      'aws-access-key-id': expression('secrets.AWS_ACCESS_KEY_ID'),
      'aws-secret-access-key': expression('secrets.AWS_SECRET_ACCESS_KEY'),
      'aws-session-token': expression('secrets.AWS_SESSION_TOKEN'),
      'aws-region': region,
      'allowed-account-ids': account,
    },
  };
}

/** Finds the run in CloudTrail. */
const SESSION = `sluice-${expression('github.run_id')}`;

/**
 * For a step that applies: what only account administrators may make is in the account stack, and Sluice hands that stack's
 * Terraform this role, and no other.
 */
export const ACCOUNT_ROLE: Values = { SLUICE_ACCOUNT_ROLE: 'ACCOUNTADMIN' };

/** Unpacks a build that an earlier job of this run made. */
export function unpackBuild(id: string): readonly [Step, Step] {
  return [download(id), command('Unpack it', 'tar --extract --gzip --file build.tgz')];
}
