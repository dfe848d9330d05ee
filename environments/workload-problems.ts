import type { Finding } from './problem';
import type { Environment } from './schema/environment';
import type { Sound } from './sound';

type Identity = Environment['serviceUsers'][string]['identity'];

/** What workloads need and the environment leaves out: managed Airflow, data products, and who service users are. */
export function workloadProblems(sound: Sound): Finding[] {
  return [...airflowNeeds(sound), ...productNeeds(sound), ...identities(sound)];
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

/** A workload identity belongs to one user (Snowflake documentation, "ALTER USER … ADD WORKLOAD IDENTITY"). */
function identities(sound: Sound): Finding[] {
  const { serviceUsers, airflow, identityOf } = sound;
  const holders = new Map<string, string>();
  return Object.entries(serviceUsers ?? {}).flatMap(([name, { identity }]) => {
    const path = `serviceUsers.${name}.identity`;
    const key = JSON.stringify(identity);
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, name);
    else return [{ path, found: key, allowed: `another workload: this one signs in as ${holder}` }];
    const missing = missingWorkload(identity, { airflow, identityOf });
    if (missing !== undefined) return [{ path: `${path}.kind`, found: `"${identity.kind}"`, allowed: missing }];
    return strayProduct(identity, sound).map((finding) => ({ ...finding, path: `${path}.product` }));
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

/** The jobs of this repository are the users of the delivery itself, and a subject belongs to one user. */
function strayProduct(identity: Identity, { github, snowflake }: Sound): Omit<Finding, 'path'>[] {
  if (identity.kind !== 'github-environment' && identity.kind !== 'github-pull-request') return [];
  const { product } = identity;
  const products = (github?.dataProducts ?? []).map(({ repository }) => repository);
  if (github === undefined || (product !== undefined && products.includes(product))) return [];
  const known = products.length === 0 ? 'none is listed' : products.join(', ');
  const jobs = `jobs of ${github.repository} are ${snowflake?.deployerUser ?? 'the deployer'} and its kin`;
  const found = product === undefined ? 'nothing' : JSON.stringify(product);
  return [{ found, allowed: `one of github.dataProducts (${known}): ${jobs}` }];
}
