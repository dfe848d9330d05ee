import { z } from 'zod';

import { AwsName, RepositoryFolder, whole } from './names';
import { PRICE_NAMES, type PriceName } from './price-names';
import { Verification } from './verification';

const GitHubName = z
  .string()
  .regex(/^[A-Za-z0-9_.-]+$/, { error: 'a GitHub name: letters, digits, hyphens, dots, underscores' });

/** What `stacks/platform.ts` makes. */
const StackName = z.enum(['bootstrap', 'network', 'lake', 'airflow', 'warehouse', 'account', 'repository']);

/**
 * By default the roles themselves, which their boundary guards, and the settings of the repository: no permission of
 * `GITHUB_TOKEN` is enough for those (GitHub documentation, "Permissions for the GITHUB_TOKEN"). Trees that are older than
 * this setting leave the same to administrators.
 */
export const Administered = z.array(StackName).default(['bootstrap', 'repository']);

const GitHubId = whole(1, Number.MAX_SAFE_INTEGER);

/**
 * The form of an OIDC token's subject. Repositories created, renamed or transferred since 2026-07-15 have the
 * immutable form (`repo:OWNER@ID/REPO@ID:…`); `both` is for the days of a migration.
 */
const SubjectFormat = z.enum(['legacy', 'immutable', 'both']);

const RefPattern = z.string().regex(/^[A-Za-z0-9._/-]+\*?$/, { error: 'a name, or how it starts and *, such as v*' });

/** What may deploy to an environment: one branch or tag, or those whose names start alike. */
const DeploysFrom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('branch'), pattern: RefPattern }),
  z.strictObject({ kind: z.literal('tag'), pattern: RefPattern }),
]);

/** What a data product is made of: DAGs of Airflow, a dbt project, or a Python package that moves data. */
const ProductKind = z.enum(['dags', 'dbt', 'etl']);

/** Another repository of the same owner, whose code rides through the gates of the environments that list it. */
export const DataProduct = z.strictObject({
  repository: GitHubName,
  repositoryId: GitHubId,
  subjectFormat: SubjectFormat,
  /** The folder of its DAGs, dbt project or jobs. */
  folder: RepositoryFolder,
  /** What it is made of, which decides how it is tested and built; DAGs in trees that are older than this setting. */
  kind: ProductKind.default('dags'),
  /** Where the folder goes: among the DAGs that Airflow reads, or beside other artifacts, for jobs that know it. */
  deploysTo: z.enum(['airflow-dags', 'artifacts']),
});

/** The workflow file of a data product: which environments it deploys to, in the order of the path, and from where. */
const ProductWorkflow = z.strictObject({
  repository: GitHubName,
  kind: ProductKind.default('dags'),
  folder: RepositoryFolder,
  gates: z.array(z.strictObject({ environment: AwsName, deploysFrom: DeploysFrom })).min(1),
});

/** The repository that deploys this environment, and who must agree. */
export const GitHub = z.strictObject({
  owner: GitHubName,
  ownerId: GitHubId,
  repository: GitHubName,
  repositoryId: GitHubId,
  defaultBranch: z.string().min(1),
  subjectFormat: SubjectFormat,
  /** Numeric ids: GitHub takes at most six reviewers an environment. */
  reviewers: z
    .strictObject({
      teams: z.array(GitHubId),
      users: z.array(GitHubId),
    })
    .refine(({ teams, users }) => teams.length + users.length <= 6, {
      error: 'at most six reviewers, teams and users together',
    }),
  waitMinutes: whole(0, 43_200),
  deploysFrom: DeploysFrom,
  /** Whether this environment's stack owns the settings of the whole repository (rulesets, workflow permissions). */
  governs: z.boolean(),
  /** The GitHub App that tags releases when it promotes; `null` where only people who maintain the repository do. */
  releaseAppId: GitHubId.nullable(),
  dataProducts: z.array(DataProduct),
  /** Never stated: loading a path tells the environment that governs which workflow files it writes. */
  workflows: z.array(ProductWorkflow),
});

/** How long things are kept, and whether Terraform may destroy what holds data. */
export const Retention = z.strictObject({
  logDays: z.union(
    [7, 14, 30, 60, 90, 180, 365, 400, 731, 1827].map((days) => z.literal(days)),
    {
      error: 'a retention that CloudWatch offers: 7, 14, 30, 60, 90, 180, 365, 400, 731 or 1827 days',
    },
  ),
  kmsDeletionDays: whole(7, 30),
  stateNoncurrentDays: whole(90, 3650),
  /** `true` puts `prevent_destroy` on whatever holds data or identity. */
  preventDestroy: z.boolean(),
  /** `true` lets buckets be deleted while they hold objects. */
  forceDestroy: z.boolean(),
});

/** What must hold before a release enters this environment. */
export const Promotion = z.strictObject({
  /** The environment a release must have been verified in before; `null` for the first. */
  from: z.string().nullable(),
  verifications: z.array(Verification).min(1, { error: 'at least one verification: an empty rule is shut' }),
  approvals: whole(0, 6),
  soakHours: whole(0, 720),
  /** Read from trees that are older than this setting, too: they ask for nothing. */
  rollback: z
    .strictObject({
      /** Whether a release whose verification fails gives way, without anybody asked, to the last one that was verified. */
      automatic: z.boolean(),
    })
    .default({ automatic: false }),
});

const Moment = z.iso.datetime({ error: 'a moment in UTC, such as 2026-12-24T00:00:00Z' });

const Reason = z.string().min(10, { error: 'a reason that a colleague understands: at least ten characters' });

/** How many people must have approved a pull request that holds a change with that kind of risk. */
const ApprovalsByRisk = z.strictObject({
  'data-loss': whole(0, 6),
  'access-widened': whole(0, 6),
  'identity-changed': whole(0, 6),
  'network-exposed': whole(0, 6),
  'unknown-type': whole(0, 6),
  interruption: whole(0, 6),
  'cost-raised': whole(0, 6),
  routine: whole(0, 6),
});

/** One object that holds data and may be deleted or replaced, until a day. */
const AllowedDestruction = z.strictObject({
  /** As Terraform has it, such as `snowflake_schema.raw_crm`. */
  address: z.string().min(1),
  reason: Reason,
  /** The last day, in UTC, on which it is allowed. */
  expires: z.iso.date({ error: 'a day, such as 2026-12-24' }),
});

/** A time in which nothing is applied. */
const Freeze = z.strictObject({ from: Moment, until: Moment, reason: Reason });

/** What an apply must have been through, and which differences from the review are let pass. */
export const Review = z.strictObject({
  approvals: ApprovalsByRisk,
  allowedDestruction: z.array(AllowedDestruction),
  /**
   * Differences from the reviewed plan that do not stop an apply: `fewer-changes`, where every change that is left was
   * reviewed; `drift-healed`, where what is missing is what drift had brought.
   */
  harmless: z.array(z.enum(['fewer-changes', 'drift-healed'])),
  freezes: z.array(Freeze),
});

const Usd = z.number().min(0).optional();

/** Prices of a contract, each in the unit that `price-names.ts` gives it, in place of the list prices. */
const OwnPrices = z.strictObject(
  Object.fromEntries(PRICE_NAMES.map((name) => [name, Usd])) as Record<PriceName, typeof Usd>,
);

/** The most that this environment may cost by its own settings, and the prices that differ from the lists. */
export const Cost = z.strictObject({ ceilingUsdPerMonth: whole(0, 10_000_000), prices: OwnPrices });
