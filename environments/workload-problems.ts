import type { Finding } from './problem';
import type { Environment } from './schema/environment';
import type { Sound } from './sound';

type Identity = Environment['serviceUsers'][string]['identity'];

/** What workloads need and the environment leaves out: managed Airflow, data products, and who service users are. */
export function workloadProblems(sound: Sound): Finding[] {
  return [...airflowNeeds(sound), ...productNeeds(sound), ...accountAdmin(sound), ...identities(sound)];
}

function airflowNeeds({ airflow, ...parts }: Sound): Finding[] {
  if (!airflow) return [];
  return (['network', 'lake'] as const)
    .filter((part) => parts[part] === null)
    .map((part) => ({ path: part, found: 'null', allowed: `a ${part}, because airflow runs in it; or airflow: null` }));
}

function productNeeds({ github, lake, airflow }: Sound): Finding[] {
  return (github?.dataProducts ?? []).flatMap(({ repository, deploysTo }, i) => {
    const path = `github.dataProducts[${i}].deploysTo`;
    const found = JSON.stringify(deploysTo);
    if (lake === null) return [{ path, found, allowed: `nothing: ${repository} has nowhere to go, lake is null` }];
    if (deploysTo !== 'airflow-dags' || airflow !== null) return [];
    return [{ path, found, allowed: '"artifacts": this environment has no Airflow' }];
  });
}

function accountAdmin({ snowflake }: Sound): Finding[] {
  if (snowflake === undefined || snowflake.accountAdminUser !== snowflake.deployerUser) return [];
  const found = JSON.stringify(snowflake.accountAdminUser);
  const allowed = 'a user of its own: the one that deploys every day works without ACCOUNTADMIN';
  return [{ path: 'snowflake.accountAdminUser', found, allowed }];
}

/** A workload identity belongs to one user (Snowflake documentation, "ALTER USER … ADD WORKLOAD IDENTITY"). */
function identities({ serviceUsers, airflow, identityOf }: Sound): Finding[] {
  const holders = new Map<string, string>();
  return Object.entries(serviceUsers ?? {}).flatMap(([name, { identity }]) => {
    const path = `serviceUsers.${name}.identity`;
    const key = JSON.stringify(identity);
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, name);
    else return [{ path, found: key, allowed: `another workload: this one signs in as ${holder}` }];
    const missing = missingWorkload(identity, { airflow, identityOf });
    return missing === undefined ? [] : [{ path: `${path}.kind`, found: `"${identity.kind}"`, allowed: missing }];
  });
}

function missingWorkload(
  { kind }: Identity,
  { airflow, identityOf }: { airflow: Sound['airflow']; identityOf: Sound['identityOf'] },
): string | undefined {
  if (kind === 'airflow' && airflow === null) return 'another identity: this environment has no Airflow';
  if (kind === 'github-environment' && typeof identityOf === 'string') {
    return `another identity: this environment has no GitHub environment, ${identityOf} has`;
  }
  return undefined;
}
