import { fileOf } from './file-of';
import { nearMiss } from './near-miss';
import type { Finding, Problem } from './problem';
import type { Sound } from './sound';

/** What is wrong with who serves whom: each account has one identity, and a guest lives where its host does. */
export function identityProblems(path: readonly Sound[], beside: readonly Sound[]): Problem[] {
  const all = [...path, ...beside];
  const owners = all.filter(({ identityOf }) => identityOf === null);
  return [
    ...owners.flatMap((owner, i) => sharedAccount(owner, owners.slice(0, i))),
    ...owners.flatMap((owner) => hostProblems(owner, owners)),
    ...all.flatMap((guest) => guestProblems(guest, path)),
  ];
}

function sharedAccount({ name = '', aws }: Sound, earlier: readonly Sound[]): Problem[] {
  const other = earlier.find((owner) => aws !== undefined && owner.aws?.accountId === aws.accountId);
  if (other?.name === undefined || aws === undefined || other.name === name) return [];
  return [
    {
      file: fileOf(name),
      path: 'aws.accountId',
      found: JSON.stringify(aws.accountId),
      allowed:
        `an account that ${fileOf(other.name)} does not use: an account has one identity provider for GitHub, which ` +
        `${other.name}-bootstrap makes; or identityOf: "${other.name}"`,
    },
  ];
}

function hostProblems({ name = '', hosts = [] }: Sound, owners: readonly Sound[]): Problem[] {
  const prefixes = owners.flatMap(({ abbreviation, name: owner }) => [abbreviation, owner]);
  return hosts.flatMap((host, i) => {
    const taken = prefixes.find((prefix) => prefix === host || prefix?.startsWith(`${host}-`) === true);
    const isRepeated = hosts.indexOf(host) !== i;
    if (taken === undefined && !isRepeated) return [];
    const allowed = isRepeated ? 'each prefix once' : `a prefix that reaches nothing of ${taken}, which has its own`;
    return [{ file: fileOf(name), path: `hosts[${i}]`, found: JSON.stringify(host), allowed }];
  });
}

function guestProblems(guest: Sound, path: readonly Sound[]): Problem[] {
  const { name = '', identityOf } = guest;
  if (typeof identityOf !== 'string') return [];
  const file = fileOf(name);
  const hosts = path.filter((environment) => environment.identityOf === null && environment.name !== name);
  const host = hosts.find((environment) => environment.name === identityOf);
  if (host === undefined) return [unknownHost(file, identityOf, hosts)];
  return [...strayNames(guest, host), ...strayPlace(guest, host), ...ownOnly(guest, identityOf)].map((problem) => ({
    file,
    ...problem,
  }));
}

function unknownHost(file: string, identityOf: string, hosts: readonly Sound[]): Problem {
  const known = hosts.flatMap(({ name }) => name ?? []);
  const near = nearMiss(identityOf, known);
  const allowed = `null, or an environment of the path that has its own identity: ${known.join(', ')}`;
  const problem = { file, path: 'identityOf', found: JSON.stringify(identityOf), allowed };
  return near === undefined ? problem : { ...problem, suggestion: JSON.stringify(near) };
}

function strayNames(guest: Sound, { name: host, hosts }: Sound): Finding[] {
  if (hosts === undefined) return [];
  const known = hosts.map((prefix) => `${prefix}-`);
  const allowed =
    known.length === 0
      ? `nothing: ${host} hosts no one; add a prefix to its hosts`
      : `a name that starts with what ${host} hosts: ${known.join(', ')}`;
  return (['name', 'abbreviation'] as const).flatMap((path) => {
    const found = guest[path];
    if (found === undefined || known.some((prefix) => found.startsWith(prefix))) return [];
    return [{ path, found: JSON.stringify(found), allowed }];
  });
}

function strayPlace({ aws: mine }: Sound, { name, aws: theirs }: Sound): Finding[] {
  if (mine === undefined || theirs === undefined) return [];
  return (['accountId', 'region'] as const)
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({
      path: `aws.${field}`,
      found: JSON.stringify(mine[field]),
      allowed: `${JSON.stringify(theirs[field])}, where the identity of ${name} is`,
    }));
}

/** What takes roles, or settings on GitHub, that only an environment with an identity of its own can have. */
function ownOnly({ network, airflow, hosts, github }: Sound, identityOf: string): Finding[] {
  const parts: readonly (readonly [path: string, isThere: boolean, without: string])[] = [
    ['network', (network ?? null) !== null, 'null'],
    ['airflow', (airflow ?? null) !== null, 'null'],
    ['hosts', (hosts ?? []).length > 0, '[]'],
    ['github.dataProducts', (github?.dataProducts ?? []).length > 0, '[]'],
    ['github.governs', github?.governs === true, 'false'],
  ];
  return parts
    .filter(([, isThere]) => isThere)
    .map(([path, , without]) => ({
      path,
      found: `something other than ${without}`,
      allowed: `${without}: it takes an identity of its own, and this environment has that of ${identityOf}`,
    }));
}
