import { z } from 'zod';

const SNOWFLAKE_NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * A Snowflake identifier as this project writes them: upper case, digits and underscores, 64 characters at most.
 * The provider always quotes, so a lower-case name would create a different object (snowflakedb/terraform-provider-snowflake#892).
 */
export const SnowflakeName = z
  .string()
  .max(64)
  .regex(SNOWFLAKE_NAME, { error: 'an upper-case Snowflake name: A-Z first, then A-Z, 0-9 or _' });

/** `DATABASE.SCHEMA`, both as this environment names them, without its prefix. */
export const SchemaPath = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*\.[A-Z][A-Z0-9_]*$/, { error: 'DATABASE.SCHEMA in upper case, without a prefix' });

/** A lower-case name that is safe in AWS resource names and S3 bucket names. */
export const AwsName = z
  .string()
  .max(24)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'lower case: a-z first, then a-z, 0-9 or single hyphens' });

/** What stands before the first hyphen of names: a word, so that `pr` can never reach `prod-`. */
export const HostedPrefix = z
  .string()
  .max(12)
  .regex(/^[a-z][a-z0-9]*$/, { error: 'one word in lower case, such as sbx: a hyphen follows it in names' });

/** An AWS account number. */
export const AccountId = z.string().regex(/^\d{12}$/, { error: 'an AWS account id: 12 digits, in quotes' });

/** A count that must be a whole number in a range. */
export function whole(minimum: number, maximum: number) {
  return z
    .int({ error: `a whole number from ${minimum} to ${maximum}` })
    .min(minimum)
    .max(maximum);
}

/** A folder below the root of the repository. */
export const RepositoryFolder = z
  .string()
  .regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/, { error: 'a folder of the repository, such as dags' });
