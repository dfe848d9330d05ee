import type { Environment } from '../../../environments/schema/environment';

/** A data product's part of a repository, and the environment that its workflow deploys it to. */
export interface DataProductWorkflow {
  /** The repository that writes the file: `acme-data/data-platform`. */
  readonly madeBy: string;
  readonly environment: string;
  readonly deploysFrom: Environment['github']['deploysFrom'];
  /** The folder with the product's code, without a slash at its end. */
  readonly folder: string;
}

/** actions/checkout v4.2.2, by its commit: a tag can be moved. */
const CHECKOUT = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';

/**
 * The workflow file of a data product: a pull request is shown what it would change, and the environment's branch or
 * tag deploys the folder, as a mirror, after the environment's reviewers agree. It holds no secret: the job signs in to
 * AWS by its own OIDC token, with the command line that GitHub's runners come with.
 */
export function dataProductWorkflow(workflow: DataProductWorkflow): string {
  const { madeBy, environment, deploysFrom, folder } = workflow;
  const refs = deploysFrom.kind === 'branch' ? 'branches' : 'tags';
  return `# Made by the repository stack of ${madeBy}: change it there.
name: ${quoted(`Sluice: ${environment}`)}

on:
  pull_request:
    paths: [${quoted(`${folder}/**`)}]
  push:
    ${refs}: [${quoted(deploysFrom.pattern)}]

permissions: {}

env:
  FOLDER: ${quoted(folder)}

jobs:
${planJob(environment)}
${deployJob(environment)}`;
}

function planJob(environment: string): string {
  return `  plan:
    name: ${quoted(`What ${environment} would get`)}
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

function deployJob(environment: string): string {
  return `  deploy:
    name: ${quoted(`Deploy to ${environment}`)}
    if: github.event_name == 'push'
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

/** A YAML string that takes each character as it is. */
function quoted(text: string): string {
  if (/\p{Cc}/u.test(text)) {
    throw new Error(`${JSON.stringify(text)} holds a control character, which a workflow file cannot; take it out`);
  }
  return `'${text.replaceAll("'", "''")}'`;
}
