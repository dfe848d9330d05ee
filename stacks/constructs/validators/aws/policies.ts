import { blocks, text } from '../attributes';
import type { StackView } from '../stack-view';
import { policyIn, type Statement } from './policy-document';
import type { Subject } from '../subject';

/** A policy document where it stands. */
export interface Policy {
  readonly path: string;
  readonly text: string;
  /** `undefined` where the document cannot be read at synthesis. */
  readonly statements: readonly Statement[] | undefined;
}

/** Every AWS type whose attributes hold policy documents of IAM's language, and which attributes. */
const POLICY_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['assume_role_policy', 'inline_policy.policy'],
  aws_iam_policy: ['policy'],
  aws_iam_role_policy: ['policy'],
  aws_iam_user_policy: ['policy'],
  aws_iam_group_policy: ['policy'],
  aws_s3_bucket: ['policy'],
  aws_s3_bucket_policy: ['policy'],
  aws_s3_access_point: ['policy'],
  aws_kms_key: ['policy'],
  aws_kms_key_policy: ['policy'],
  aws_kms_replica_key: ['policy'],
  aws_sqs_queue: ['policy'],
  aws_sqs_queue_policy: ['policy'],
  aws_sns_topic: ['policy'],
  aws_sns_topic_policy: ['policy'],
  aws_secretsmanager_secret: ['policy'],
  aws_secretsmanager_secret_policy: ['policy'],
  aws_vpc_endpoint: ['policy'],
  aws_vpc_endpoint_policy: ['policy'],
  aws_ecr_repository_policy: ['policy'],
  aws_glue_resource_policy: ['policy'],
  aws_cloudwatch_log_resource_policy: ['policy_document'],
};

/** The types that {@link policiesOf} reads. */
export const POLICY_TYPES: readonly string[] = Object.keys(POLICY_ATTRIBUTES);

/** The types whose documents say what their holder may do, rather than who may use the resource itself. */
export const IDENTITY_POLICY_TYPES: readonly string[] = [
  'aws_iam_role',
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
];

const read = new WeakMap<Subject, readonly Policy[]>();

/** The policy documents of a resource, parsed once. */
export function policiesOf(subject: Subject): readonly Policy[] {
  const known = read.get(subject);
  if (known !== undefined) return known;
  const policies = (POLICY_ATTRIBUTES[subject.type] ?? []).flatMap((path) => policiesAt(subject, path));
  read.set(subject, policies);
  return policies;
}

function policiesAt({ attributes }: Subject, path: string): Policy[] {
  const [first = '', second] = path.split('.');
  const values = second === undefined ? [attributes[first]] : blocks(attributes[first]).map((block) => block[second]);
  return values
    .filter((value) => typeof value === 'string')
    .map((text) => ({ path, text, statements: policyIn(text) }));
}

/** Whether a managed policy is some role's permissions boundary in this stack: a boundary grants nothing by itself. */
export function isBoundary(subject: Subject, view: StackView): boolean {
  const name = subject.attributes['name'];
  return view.ofType('aws_iam_role', 'aws_iam_user').some(({ attributes }) => {
    const boundary = attributes['permissions_boundary'];
    if (typeof boundary !== 'string') return false;
    return view.referenced(boundary).includes(subject) || boundary.endsWith(`:policy/${text(name)}`);
  });
}
