import { blocks, textOf, textsOf, type Values } from '../../model/blocks';
import { isKnown } from '../../model/is-known';
import type { StateResource } from '../../model/state-resource';
import { Unknown } from '../../model/value';
import type { IamFact } from './iam-fact';
import { type PolicyLine, policyLines } from './policy-document';
import type { Reader } from './reading';

/** What a type is called, and the attributes that tell its name and its policy; a key is told by its address. */
const RESOURCE_POLICIES: Readonly<Record<string, readonly [kind: string, name: string | null, policy: string]>> = {
  aws_iam_role: ['aws role', 'name', 'assume_role_policy'],
  aws_s3_bucket_policy: ['bucket', 'bucket', 'policy'],
  aws_kms_key: ['kms key', null, 'policy'],
  aws_kms_key_policy: ['kms key', 'key_id', 'policy'],
  aws_sqs_queue_policy: ['queue', 'queue_url', 'policy'],
  aws_sns_topic_policy: ['topic', 'arn', 'policy'],
  aws_secretsmanager_secret_policy: ['secret', 'secret_arn', 'policy'],
  aws_ecr_repository_policy: ['image repository', 'repository', 'policy'],
};

/** The attribute that tells whose policy it is. */
const OWN_POLICIES: Readonly<Record<string, 'role' | 'user' | 'group'>> = {
  aws_iam_role_policy: 'role',
  aws_iam_user_policy: 'user',
  aws_iam_group_policy: 'group',
};

const ATTACHMENTS: Readonly<Record<string, 'role' | 'user' | 'group'>> = {
  aws_iam_role_policy_attachment: 'role',
  aws_iam_user_policy_attachment: 'user',
  aws_iam_group_policy_attachment: 'group',
};

const SUBJECTS: Readonly<Record<string, readonly [kind: string, name: string]>> = {
  aws_iam_role: ['aws role', 'name'],
  aws_iam_user: ['aws user', 'name'],
  aws_iam_group: ['aws group', 'name'],
  aws_s3_bucket: ['bucket', 'bucket'],
};

/**
 * How AWS resources of provider 5 are read, each part of a resource on its own: that a role's boundary is not known yet
 * does not hide who may become it.
 */
export const IAM_READERS: readonly Reader<readonly IamFact[]>[] = [
  subject,
  resourcePolicy,
  ownPolicy,
  managedPolicy,
  attachment,
  sharedAttachment,
  boundary,
  listedPolicies,
  listedAttachments,
];

type Facts = ReturnType<Reader<readonly IamFact[]>>;

function subject({ type, address, values }: StateResource): Facts {
  if (type === 'aws_kms_key') return [{ kind: 'subject', subject: `kms key ${address}` }];
  const [kind, attribute] = SUBJECTS[type] ?? [];
  const name = attribute === undefined ? undefined : textOf(values[attribute]);
  return kind === undefined || name === undefined ? null : [{ kind: 'subject', subject: `${kind} ${name}` }];
}

function resourcePolicy({ type, address, values }: StateResource): Facts {
  const [kind, attribute, policy] = RESOURCE_POLICIES[type] ?? [];
  if (kind === undefined || attribute === undefined || policy === undefined) return null;
  const name = attribute === null ? address : textOf(values[attribute]);
  const lines = linesIn(values[policy]);
  if (name === undefined || lines === undefined) return 'unreadable';
  return [{ kind: 'resource policy', subject: `${kind} ${name}`, lines }];
}

function ownPolicy({ type, values }: StateResource): Facts {
  const holder = OWN_POLICIES[type];
  if (holder === undefined) return null;
  const [who, lines] = [textOf(values[holder]), linesIn(values['policy'])];
  if (who === undefined || lines === undefined) return 'unreadable';
  return [
    { kind: 'own policy', who: `aws ${holder} ${who}`, name: textOf(values['name']) ?? '', lines, listed: false },
  ];
}

function managedPolicy({ type, values }: StateResource): Facts {
  if (type !== 'aws_iam_policy') return null;
  const [name, lines] = [textOf(values['name']), linesIn(values['policy'])];
  return name === undefined || lines === undefined ? 'unreadable' : [{ kind: 'managed policy', name, lines }];
}

function attachment({ type, values }: StateResource): Facts {
  const holder = ATTACHMENTS[type];
  if (holder === undefined) return null;
  const [who, arn] = [textOf(values[holder]), textOf(values['policy_arn'])];
  return who === undefined || arn === undefined ? 'unreadable' : [attached(`aws ${holder} ${who}`, arn, false)];
}

function sharedAttachment({ type, values }: StateResource): Facts {
  if (type !== 'aws_iam_policy_attachment') return null;
  const arn = textOf(values['policy_arn']);
  const holders = ['role', 'user', 'group'] as const;
  if (arn === undefined || !holders.every((holder) => isKnown(values[`${holder}s`]))) return 'unreadable';
  return holders.flatMap((holder) =>
    textsOf(values[`${holder}s`]).map((who) => attached(`aws ${holder} ${who}`, arn, false)),
  );
}

function boundary({ type, values }: StateResource): Facts {
  const kind = { aws_iam_role: 'role', aws_iam_user: 'user' }[type];
  if (kind === undefined) return null;
  if (!isKnown(values['permissions_boundary']) || !isKnown(values['name'])) return 'unreadable';
  const [who, arn] = [textOf(values['name']), textOf(values['permissions_boundary'])];
  return who === undefined || arn === undefined ? null : [{ kind: 'boundary', who: `aws ${kind} ${who}`, arn }];
}

/** A list that is unknown as a whole was not written: the provider fills it with what other resources attach. */
function listedPolicies({ type, values }: StateResource): Facts {
  const listed = values['inline_policy'];
  const who = roleOf({ type, values });
  if (who === null || listed instanceof Unknown) return null;
  if (!isKnown(listed)) return 'unreadable';
  const facts = blocks(listed).map((block) => {
    const [name, lines] = [textOf(block['name']), linesIn(block['policy'])];
    return name === undefined || lines === undefined
      ? undefined
      : ({ kind: 'own policy', who, name, lines, listed: true } as const);
  });
  const read = facts.filter((fact) => fact !== undefined);
  return read.length === 0 ? null : read;
}

function listedAttachments({ type, values }: StateResource): Facts {
  const arns = values['managed_policy_arns'];
  const who = roleOf({ type, values });
  if (who === null || arns instanceof Unknown) return null;
  if (!isKnown(arns)) return 'unreadable';
  const read = textsOf(arns).map((arn) => attached(who, arn, true));
  return read.length === 0 ? null : read;
}

function roleOf({ type, values }: Pick<StateResource, 'type' | 'values'>): string | null {
  const name = textOf(values['name']);
  return type === 'aws_iam_role' && name !== undefined ? `aws role ${name}` : null;
}

function attached(who: string, arn: string, listed: boolean): IamFact {
  return { kind: 'attachment', who, arn, listed };
}

function linesIn(policy: Values[string]): readonly PolicyLine[] | undefined {
  const text = textOf(policy);
  return text === undefined ? undefined : policyLines(text);
}
