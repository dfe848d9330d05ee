import type { Environment } from '../../../environments/schema/environment';

type Gate = Environment['github']['workflows'][number]['gates'][number];

/** A data product's folder, and the environments that its workflow deploys it to, in their order. */
export interface ProductWorkflow {
  /** The repository that writes the file: `acme-data/data-platform`. */
  readonly madeBy: string;
  /** The folder with the product's code, without a slash at its end. */
  readonly folder: string;
  readonly gates: readonly Gate[];
}

/** actions/checkout v4.2.2, by its commit: a tag can be moved. */
const CHECKOUT = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';

/**
 * The workflow file of a data product: a pull request is shown what it would change, and each environment's branch or
 * tag deploys the folder there, as a mirror, after the environment's reviewers agree, and after the environment before
 * it that deploys from the same ref. It holds no secret: a job signs in to AWS by its own OIDC token, with the command
 * line that GitHub's runners come with.
 */
export function productWorkflow({ madeBy, folder, gates }: ProductWorkflow): string {
  return `# Made by the repository stack of ${madeBy}: change it there.
name: 'Sluice'

on:
  pull_request:
    paths: [${quoted(`${folder}/**`)}]
  push:
${refs('branches', patternsOf(gates, 'branch'))}${refs('tags', patternsOf(gates, 'tag'))}
permissions: {}

env:
  FOLDER: ${quoted(folder)}

jobs:
${planJob()}
${gates.map((gate, i) => deployJob(gate, gates.slice(0, i))).join('\n')}`;
}

function patternsOf(gates: readonly Gate[], kind: Gate['deploysFrom']['kind']): string[] {
  const patterns = gates.filter(({ deploysFrom }) => deploysFrom.kind === kind).map((gate) => gate.deploysFrom.pattern);
  return [...new Set(patterns)];
}

function refs(key: string, patterns: readonly string[]): string {
  return patterns.length === 0 ? '' : `    ${key}: [${patterns.map(quoted).join(', ')}]\n`;
}

function planJob(): string {
  return `  plan:
    name: 'What this would deploy'
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: ${CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Show the changed files
        shell: bash
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          git diff --name-status "$BASE...HEAD" -- "$FOLDER" | tee -a "$GITHUB_STEP_SUMMARY"
`;
}

function deployJob({ environment, deploysFrom }: Gate, earlier: readonly Gate[]): string {
  const before = earlier.findLast((gate) => condition(gate.deploysFrom) === condition(deploysFrom));
  const needs = before === undefined ? '' : `\n    needs: deploy-${before.environment}`;
  return `  deploy-${environment}:
    name: ${quoted(`Deploy to ${environment}`)}${needs}
    if: ${condition(deploysFrom)}
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    environment: ${quoted(environment)}
    concurrency:
      group: ${quoted(`sluice-${environment}`)}
      cancel-in-progress: false
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - name: Mirror the folder
        shell: bash
        env:
          AWS_REGION: \${{ vars.AWS_REGION }}
          AWS_ROLE_ARN: \${{ vars.AWS_ROLE_ARN }}
          AWS_WEB_IDENTITY_TOKEN_FILE: \${{ runner.temp }}/aws-token
          TARGET: \${{ vars.ARTIFACT_TARGET }}
        run: |
          umask 077
          curl --fail --silent --show-error \\
            --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \\
            "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" |
            jq --exit-status --raw-output .value > "$AWS_WEB_IDENTITY_TOKEN_FILE"
          aws s3 sync "$FOLDER/" "$TARGET" --delete
`;
}

/** Whether a push is to what an environment deploys from; a pattern is a whole name, or how names start. */
function condition({ kind, pattern }: Gate['deploysFrom']): string {
  const ref = `refs/${kind === 'branch' ? 'heads' : 'tags'}/${pattern}`;
  const matches = ref.endsWith('*') ? `startsWith(github.ref, '${ref.slice(0, -1)}')` : `github.ref == '${ref}'`;
  return `github.event_name == 'push' && ${matches}`;
}

/** A YAML string that takes each character as it is. */
function quoted(text: string): string {
  if (/\p{Cc}/u.test(text)) {
    throw new Error(`${JSON.stringify(text)} holds a control character, which a workflow file cannot; take it out`);
  }
  return `'${text.replaceAll("'", "''")}'`;
}
