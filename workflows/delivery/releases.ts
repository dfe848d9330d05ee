import { expression } from '../model/expression';
import { checkout, command, download, node, upload, UPLOADED } from '../model/steps';
import { read } from '../model/grant';
import type { Step, StepsJob } from '../model/workflow';
import { ARTIFACTS, type Home } from '../names';

/** Commits to build: an expression that gives a JSON array of them, and the job that says so. */
export interface CommitsOf {
  readonly home: Home;
  readonly needs: readonly string[];
  /** An expression, without its braces. */
  readonly commits: string;
}

/**
 * Synthesizes releases that stand somewhere, or did, where there are no credentials; the artifact's id is the output
 * `releases`.
 */
export function releasesJob({ home, needs, commits }: CommitsOf): StepsJob {
  return {
    name: 'Build what stands',
    needs,
    if: `${commits} != '[]'`,
    permissions: { contents: read('Checks out.') },
    outputs: { releases: UPLOADED },
    minutes: 30,
    steps: [
      checkout({ ref: home.defaultBranch, history: true }),
      node(),
      command('Install', 'npm ci'),
      command(
        'Build each',
        `set -u
jq --raw-output '.[]' <<< "$COMMITS" | while read -r commit; do
  npx sluice build --assembly-only --release "$commit" --to "releases/$commit.tgz" < /dev/null
done
`,
        { COMMITS: expression(commits) },
      ),
      upload({ name: ARTIFACTS.releases, path: 'releases' }),
    ],
  };
}

/** Unpacks what {@link releasesJob} built, each into a folder that bears its commit. */
export function unpackReleases(id: string): [Step, Step] {
  return [
    download(id, 'releases'),
    command(
      'Unpack them',
      `set -u
for archive in releases/*.tgz; do
  node delivery/bin/sluice.mjs unpack "$archive" --to "\${archive%.tgz}"
done
`,
    ),
  ];
}

/** A command with a `--build` for each commit; they come by the variable COMMITS. */
export function withReleases(run: string): string {
  return `set -u
builds=()
while read -r commit; do builds+=(--build "releases/$commit"); done < <(jq --raw-output '.[]' <<< "$COMMITS")
${run} "\${builds[@]}"
`;
}
