import { z } from 'zod';

import { AccountId, AwsName, RepositoryFolder, whole } from './names';
import { withRules } from './with-rules';

const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** A block that begins where its size lets it: the stacks cut it into 16, and AWS takes no subnet below a /28. */
const CIDR = z
  .string()
  .regex(new RegExp(`^(${OCTET}\\.){3}${OCTET}/(1[6-9]|2[0-4])$`), {
    error: 'an IPv4 block from /16 to /24, such as 10.20.0.0/16: it is cut into 16 subnets of a /28 at least',
    abort: true,
  })
  .refine((cidr) => blockOf(cidr) === cidr, {
    error: ({ input }) => `${blockOf(String(input))}, where the block of that size begins`,
  });

/** The block of the same size that an address lies in: `10.20.0.0/16` for `10.20.3.4/16`. */
function blockOf(cidr: string): string {
  const [address = '', bits = ''] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  const position = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const start = position - (position % size);
  return `${[24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join('.')}/${bits}`;
}

/** Where the AWS stacks of an environment live. */
export const Aws = z.strictObject({
  accountId: AccountId,
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'an AWS region, such as eu-west-1' }),
});

/** How private subnets reach AWS: through NAT gateways, or only through VPC endpoints. */
export const Egress = z.enum(['nat-per-zone', 'single-nat', 'endpoints']);

/** The VPC. `null` where an environment has none. */
export const Network = z.strictObject({
  cidr: CIDR,
  zones: z
    .array(z.string().regex(/^[a-h]$/, { error: 'the letter of an availability zone: a to h' }))
    .min(2, { error: 'at least two availability zones: MWAA needs private subnets in two' })
    .max(6)
    .refine((zones) => new Set(zones).size === zones.length, { error: 'each zone once' }),
  egress: Egress,
  flowLogs: z.boolean(),
});

/** The environment classes that MWAA offers (Amazon MWAA User Guide, "Environment class"). */
export const MwaaClass = z.enum(['mw1.micro', 'mw1.small', 'mw1.medium', 'mw1.large', 'mw1.xlarge', 'mw1.2xlarge']);

/** The Airflow versions that MWAA publishes images for (aws/amazon-mwaa-docker-images, 2026-08-20). */
export const AirflowVersion = z.enum(['2.9.2', '2.10.1', '2.10.3', '2.11.0', '2.11.2', '3.0.6', '3.2.1', '3.3.1']);

type MicroFields = Readonly<Record<'schedulers' | 'minimumWebServers' | 'maximumWebServers', number>> & {
  readonly class: string;
};

/** Managed Airflow. `null` where an environment has none. */
export const Airflow = withRules(
  z.strictObject({
    version: AirflowVersion,
    class: MwaaClass,
    minimumWorkers: whole(1, 25),
    maximumWorkers: whole(1, 25),
    schedulers: whole(1, 5),
    minimumWebServers: whole(1, 5),
    maximumWebServers: whole(1, 5),
    webServerAccess: z.enum(['private', 'public']),
    /** UTC, `DAY:HH:MM`, where MINUTES is 00 or 30. */
    maintenanceWindow: z.string().regex(/^(MON|TUE|WED|THU|FRI|SAT|SUN):([01]\d|2[0-3]):(00|30)$/, {
      error: 'DAY:HH:MM in UTC, such as SUN:03:00',
    }),
    /** Lines of requirements.txt after the `--constraint` line, which is derived from the version. */
    requirements: z.array(
      z
        .string()
        .regex(/^[A-Za-z0-9._-]+(\[[a-z0-9,._-]+\])?==[A-Za-z0-9.]+$/, { error: 'a pinned package: name==version' }),
    ),
    /** The folder of the repository that becomes plugins.zip, such as `plugins`; `null` for none. */
    plugins: RepositoryFolder.nullable(),
    /** Airflow configuration options, such as `core.default_timezone`. Never a secret. */
    options: z.record(z.string(), z.string()),
    logLevel: z.enum(['CRITICAL', 'ERROR', 'WARNING', 'INFO', 'DEBUG']),
  }),
  [
    ...(['schedulers', 'minimumWebServers', 'maximumWebServers'] as const).map((field) => ({
      field,
      breaks: (airflow: MicroFields) => airflow.class === 'mw1.micro' && airflow[field] > 1,
      allowed: () => '1, because mw1.micro has one scheduler and one web server',
    })),
    {
      field: 'schedulers',
      breaks: (airflow) => airflow.class !== 'mw1.micro' && airflow.schedulers < 2,
      allowed: (airflow) => `2 to 5, because ${airflow.class} needs two schedulers`,
    },
    {
      field: 'minimumWorkers',
      breaks: (airflow) => airflow.minimumWorkers > airflow.maximumWorkers,
      allowed: (airflow) => `at most maximumWorkers (${airflow.maximumWorkers})`,
    },
    {
      field: 'minimumWebServers',
      breaks: (airflow) => airflow.minimumWebServers > airflow.maximumWebServers,
      allowed: (airflow) => `at most maximumWebServers (${airflow.maximumWebServers})`,
    },
  ],
);

/** One zone of the lake: where its objects move as they age. Days count from an object's creation. */
export const LakeZone = withRules(
  z.strictObject({
    infrequentAccessAfterDays: whole(30, 3650).nullable(),
    glacierAfterDays: whole(30, 3650).nullable(),
    expireAfterDays: whole(1, 3650).nullable(),
    noncurrentDays: whole(1, 3650),
  }),
  [
    {
      field: 'glacierAfterDays',
      breaks: ({ infrequentAccessAfterDays: infrequent, glacierAfterDays: glacier }) =>
        infrequent !== null && glacier !== null && glacier < infrequent + 30,
      allowed: ({ infrequentAccessAfterDays: infrequent }) =>
        `at least ${(infrequent ?? 0) + 30}: S3 keeps objects 30 days in each class`,
    },
    {
      field: 'expireAfterDays',
      breaks: (zone) => zone.expireAfterDays !== null && zone.expireAfterDays <= lastMove(zone),
      allowed: (zone) => `more than ${lastMove(zone)}, when objects last change class`,
    },
  ],
);

function lastMove(zone: { glacierAfterDays: number | null; infrequentAccessAfterDays: number | null }): number {
  return zone.glacierAfterDays ?? zone.infrequentAccessAfterDays ?? 0;
}

/** The lake's zones, by name. `null` where an environment has none. */
export const Lake = z.strictObject({
  zones: z.strictObject({ raw: LakeZone, clean: LakeZone, curated: LakeZone }),
  /** Glue catalog databases, by the zone they describe: lower case and underscores. */
  catalogs: z.record(
    z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'lower case, digits and underscores' }),
    z.enum(['raw', 'clean', 'curated']),
  ),
});

/** Where Terraform keeps state. `folder` is absolute and only used on the local cloud. */
export const State = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('s3'),
    bucket: z.string().min(3).max(63),
    keyPrefix: z.string().min(1),
    region: z.string(),
  }),
  z.strictObject({ kind: z.literal('local'), folder: z.string().min(1) }),
]);

/** The short name that starts the names of this environment's resources. */
export const Abbreviation = AwsName;
