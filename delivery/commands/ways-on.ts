import type { Environment } from '../../environments/schema/environment';
import { WORKFLOWS } from '../../workflows/names';
import { runUrl } from '../adapters/github/run-url';
import type { WaysOn } from '../model/failed-promotion';
import type { LedgerEntry } from '../model/ledger-entry';
import { githubOptions } from './github-options';
import { runIn } from './ledger-writer';
import type { Variables } from './terraform-variables';

/** How somebody goes on with an entry: by the run of this process, by a workflow that is started by hand, on a laptop. */
export function waysOnIn(
  variables: Variables,
  { github }: Pick<Environment, 'github'>,
): (entry: LedgerEntry) => WaysOn {
  const { owner, repository: repo } = githubOptions(variables);
  const run = runIn(variables);
  const place = { owner, repo, server: variables['GITHUB_SERVER_URL'] };
  return ({ environment, release, purpose }) => {
    const name = release.tag ?? release.commit;
    const start = (workflow: string, ...fields: string[]) =>
      ['gh workflow run', workflow, '--ref', github.defaultBranch, ...fields.map((field) => `--field ${field}`)].join(
        ' ',
      );
    const commands =
      purpose === 'rollback'
        ? [
            start(WORKFLOWS.rollback, `environment=${environment}`, `to=${name}`, `confirm=${environment}`),
            `npx sluice rollback ${environment} --to ${name} --yes`,
          ]
        : [
            start(WORKFLOWS.promote, `environment=${environment}`, `release=${name}`),
            `npx sluice promote ${environment} --release ${name}`,
          ];
    return { run: run === null ? null : runUrl(run, place), commands };
  };
}
