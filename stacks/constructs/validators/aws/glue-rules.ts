import { read } from '../attributes';
import { stands } from '../finding';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';

const JOB = ['aws_glue_job'];
const LONGEST_MINUTES = 120;
const ENCRYPTION = {
  's3_encryption.s3_encryption_mode': 'SSE-KMS',
  'cloudwatch_encryption.cloudwatch_encryption_mode': 'SSE-KMS',
  'job_bookmarks_encryption.job_bookmarks_encryption_mode': 'CSE-KMS',
} as const;

const encryption: Rule = {
  code: 'glue-encryption',
  guarantees: 'A Glue security configuration encrypts objects, logs and bookmarks.',
  types: ['aws_glue_security_configuration'],
  check: ({ attributes }) =>
    Object.entries(ENCRYPTION).flatMap(([path, wanted]): Flaw[] => {
      const mode = read(attributes, `encryption_configuration.${path}`);
      if (mode === wanted) return [];
      return [
        {
          what: stands(path, mode),
          because: 'Glue would write it in the clear',
          mend: `set it to ${wanted} with a key`,
        },
      ];
    }),
};

/** What must hold for Glue jobs (AWS Glue API reference, "Job"). */
export const glueRules: readonly Rule[] = [
  requires({
    code: 'glue-job-timeout',
    guarantees: 'A Glue job stops within two hours.',
    types: JOB,
    path: 'timeout',
    allows: (minutes) => typeof minutes === 'number' && minutes >= 1 && minutes <= LONGEST_MINUTES,
    because: 'a job that hangs bills until it stops, and left alone that is eight hours',
    mend: `set timeout to ${LONGEST_MINUTES} minutes or less`,
  }),
  requires({
    code: 'glue-job-version',
    guarantees: 'A Glue job states the version it was tested with.',
    types: JOB,
    path: 'glue_version',
    allows: (version) => typeof version === 'string',
    because: 'the service picks one, and has changed its mind before',
    mend: "set glue_version, such as '5.0'",
  }),
  requires({
    code: 'glue-job-python',
    guarantees: 'A Glue job states the Python it was tested with.',
    types: JOB,
    path: 'command.python_version',
    allows: (version) => typeof version === 'string',
    because: 'the service picks one, and has changed its mind before',
    mend: "set command.python_version to '3' (or '3.9' for a Python shell)",
  }),
  requires({
    code: 'glue-job-security',
    guarantees: 'A Glue job encrypts what it writes.',
    types: [...JOB, 'aws_glue_crawler'],
    path: 'security_configuration',
    allows: (name) => typeof name === 'string',
    because: 'its logs, bookmarks and temporary files would be in the clear',
    mend: 'name a security configuration',
  }),
  encryption,
];
