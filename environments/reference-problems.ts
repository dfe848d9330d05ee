import { nearMiss } from './near-miss';
import type { Finding, Problem } from './problem';
import type { Environment } from './schema/environment';
import type { Sound } from './sound';
import { workloadProblems } from './workload-problems';

/** What only shows when sections are read together: names that lead nowhere, and limits that one section sets for another. */
export function referenceProblems(file: string, sound: Sound): Problem[] {
  const rules = [
    roleReferences,
    userReferences,
    monitorReferences,
    retentionLimits,
    clusterLimits,
    deploymentRule,
    expectations,
    repeatedChecks,
    workloadProblems,
  ];
  return rules.flatMap((rule) => rule(sound)).map((finding) => ({ file, ...finding }));
}

interface Known {
  readonly kind: string;
  readonly known: readonly string[];
}

function unknownName(path: string, found: string, { kind, known }: Known): Finding[] {
  if (known.includes(found)) return [];
  const near = nearMiss(found, known);
  const allowed = known.length === 0 ? `no ${kind} exists yet; add one first` : `a ${kind}: ${known.join(', ')}`;
  const finding = { path, found: JSON.stringify(found), allowed };
  return [near === undefined ? finding : { ...finding, suggestion: JSON.stringify(near) }];
}

function schemasOf(databases: Environment['databases']): Known {
  const known = Object.entries(databases).flatMap(([database, { schemas }]) =>
    Object.keys(schemas).map((schema) => `${database}.${schema}`),
  );
  return { kind: 'schema', known };
}

function namesOf(kind: string, record: Readonly<Record<string, unknown>>): Known {
  return { kind, known: Object.keys(record) };
}

function roleReferences({ roles, databases, warehouses }: Sound): Finding[] {
  if (!roles) return [];
  return Object.entries(roles).flatMap(([name, role]) => {
    const each = (field: 'reads' | 'writes' | 'owns' | 'includes' | 'warehouses', known: Known) =>
      role[field].flatMap((value, i) => unknownName(`roles.${name}.${field}[${i}]`, value, known));
    const rights = ['reads', 'writes', 'owns'] as const;
    return [
      ...(databases ? rights.flatMap((right) => each(right, schemasOf(databases))) : []),
      ...each('includes', namesOf('role', roles)),
      ...(warehouses ? each('warehouses', namesOf('warehouse', warehouses)) : []),
      ...circle(name, roles),
    ];
  });
}

function circle(start: string, roles: Environment['roles']): Finding[] {
  const seen = new Set<string>();
  const queue = [...(roles[start]?.includes ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === start) {
      return [
        {
          path: `roles.${start}.includes`,
          found: 'a circle back to this role',
          allowed: 'roles that do not include this one',
        },
      ];
    }
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(roles[next]?.includes ?? []));
  }
  return [];
}

function userReferences({ serviceUsers, roles, warehouses }: Sound): Finding[] {
  return Object.entries(serviceUsers ?? {}).flatMap(([name, user]) => [
    ...(roles ? unknownName(`serviceUsers.${name}.role`, user.role, namesOf('role', roles)) : []),
    ...(warehouses
      ? unknownName(`serviceUsers.${name}.warehouse`, user.warehouse, namesOf('warehouse', warehouses))
      : []),
  ]);
}

function monitorReferences({ warehouses, monitors, snowflake }: Sound): Finding[] {
  if (!monitors || !snowflake) return [];
  const known = { kind: 'resource monitor', known: [...Object.keys(monitors), ...snowflake.sharedMonitors] };
  return Object.entries(warehouses ?? {}).flatMap(([name, { monitor }]) =>
    unknownName(`warehouses.${name}.monitor`, monitor, known),
  );
}

function retentionLimits({ databases, snowflake }: Sound): Finding[] {
  return Object.entries(databases ?? {}).flatMap(([name, database]) => {
    const limit = database.transient || snowflake?.edition === 'standard' ? 1 : 90;
    const reason = database.transient ? 'the database is transient' : 'the edition is standard';
    const check = (path: string, days: number): Finding[] =>
      days <= limit ? [] : [{ path, found: String(days), allowed: `0 or 1, because ${reason}` }];
    return [
      ...check(`databases.${name}.retentionDays`, database.retentionDays),
      ...Object.entries(database.schemas).flatMap(([schema, { retentionDays }]) =>
        check(`databases.${name}.schemas.${schema}.retentionDays`, retentionDays),
      ),
    ];
  });
}

function clusterLimits({ warehouses, snowflake }: Sound): Finding[] {
  if (snowflake?.edition !== 'standard') return [];
  return Object.entries(warehouses ?? {})
    .filter(([, { maximumClusters }]) => maximumClusters > 1)
    .map(([name, { maximumClusters }]) => ({
      path: `warehouses.${name}.maximumClusters`,
      found: String(maximumClusters),
      allowed: '1, because multi-cluster warehouses need the enterprise edition',
    }));
}

function deploymentRule({ github, promotion }: Sound): Finding[] {
  if (!github || !promotion || promotion.approvals === 0) return [];
  if (github.reviewers.teams.length + github.reviewers.users.length > 0) return [];
  return [
    {
      path: 'github.reviewers',
      found: 'nobody',
      allowed: `a team or user: promotion.approvals asks for ${promotion.approvals}`,
    },
  ];
}

function expectations({ promotion, roles, databases }: Sound): Finding[] {
  return (promotion?.verifications ?? []).flatMap((verification, i) =>
    verification.kind !== 'access'
      ? []
      : verification.expect.flatMap(({ role, schema }, j) => {
          const path = `promotion.verifications[${i}].expect[${j}]`;
          return [
            ...(roles ? unknownName(`${path}.role`, role, namesOf('role', roles)) : []),
            ...(databases ? unknownName(`${path}.schema`, schema, schemasOf(databases)) : []),
          ];
        }),
  );
}

/** On the ledger a check is known by its name. */
function repeatedChecks({ promotion }: Sound): Finding[] {
  const names = (promotion?.verifications ?? []).map((one) => ('name' in one ? one.name : null));
  return names.flatMap((name, i) =>
    name === null || names.indexOf(name) === i
      ? []
      : [
          {
            path: `promotion.verifications[${i}].name`,
            found: JSON.stringify(name),
            allowed: `a name of its own: verifications[${names.indexOf(name)}] has this one`,
          },
        ],
  );
}
