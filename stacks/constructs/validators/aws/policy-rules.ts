import { stands } from '../finding';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import { IDENTITY_POLICY_TYPES, isBoundary, policiesOf, POLICY_TYPES } from './policies';
import type { Statement } from './policy-document';
import { isUnscoped } from './unscoped-actions';
import type { Subject } from '../subject';

interface StatementRule {
  readonly code: string;
  readonly guarantees: string;
  readonly types: readonly string[];
  readonly flaws: (statement: Statement, subject: Subject, view: StackView) => readonly Flaw[];
}

/** A rule about each statement that grants something. */
function aboutGrants({ flaws, ...rule }: StatementRule): Rule {
  return {
    ...rule,
    check: (subject, view) =>
      policiesOf(subject).flatMap(({ path, statements = [] }) =>
        statements
          .filter(({ effect }) => effect === 'Allow')
          .flatMap((statement) => flaws(statement, subject, view).map((flaw) => located(flaw, path, statement))),
      ),
  };
}

function located(flaw: Flaw, path: string, { sid }: Statement): Flaw {
  return { ...flaw, what: `${path}${sid === '' ? '' : ` statement ${sid}`} ${flaw.what}` };
}

/** How long a policy may be, in characters without white space (IAM and AWS STS quotas; S3 User Guide). */
const LONGEST: Readonly<Record<string, number>> = {
  'aws_iam_policy policy': 6144,
  'aws_iam_role_policy policy': 10_240,
  'aws_iam_role inline_policy.policy': 10_240,
  'aws_iam_role assume_role_policy': 2048,
  'aws_s3_bucket_policy policy': 20_480,
  'aws_kms_key policy': 32_768,
};

const readable: Rule = {
  code: 'policy-readable',
  guarantees: 'Every policy document can be read at synthesis.',
  types: POLICY_TYPES,
  check: (subject) =>
    policiesOf(subject)
      .filter(({ statements }) => statements === undefined)
      .map(({ path, text }) => ({
        what: stands(path, text),
        because: 'no rule can read what it grants before it is applied',
        mend: 'write the document with JSON.stringify',
      })),
};

const size: Rule = {
  code: 'policy-size',
  guarantees: 'No policy document is longer than AWS takes.',
  types: POLICY_TYPES,
  check: (subject) =>
    policiesOf(subject).flatMap(({ path, text }): Flaw[] => {
      const longest = LONGEST[`${subject.type} ${path}`] ?? Infinity;
      // What Terraform will put in place of an expression has a length of its own: only what is sure counts.
      const length = text.replaceAll(/\$\{[^{}]*\}|\s/g, '').length;
      if (length <= longest) return [];
      return [
        {
          what: `${path} has ${length} characters`,
          because: `AWS takes ${longest}`,
          mend: 'split it, or name resources by a common prefix',
        },
      ];
    }),
};

/** What no policy may grant (IAM User Guide, "Security best practices in IAM"). */
export const policyRules: readonly Rule[] = [
  readable,
  size,
  aboutGrants({
    code: 'policy-action-star',
    guarantees: 'No policy grants every action, or every action of a service.',
    types: POLICY_TYPES,
    flaws: ({ actions }, subject, view) =>
      actions
        .filter((action) => action === '*' || (/^[\w-]+:\*$/.test(action) && !mayNameService(action, subject, view)))
        .map((action) => ({
          what: `grants "${action}"`,
          because: 'it grants what nobody has read, and what AWS adds later',
          mend: 'name the actions',
        })),
  }),
  aboutGrants({
    code: 'policy-inverted',
    guarantees: 'No policy grants whatever it does not name.',
    types: POLICY_TYPES,
    flaws: ({ inverted }) =>
      inverted.map((field) => ({
        what: `grants by ${field}`,
        because: 'it grants everything else, and what AWS adds later',
        mend: `name what is granted instead (${field} belongs in a Deny)`,
      })),
  }),
  aboutGrants({
    code: 'policy-resource-star',
    guarantees: 'An identity reaches every resource only by actions that know no resources, or for a written reason.',
    types: IDENTITY_POLICY_TYPES,
    flaws: ({ actions, resources }, subject, view) => {
      const scoped = actions.filter((action) => !isUnscoped(action));
      if (!resources.includes('*') || scoped.length === 0 || isBoundary(subject, view)) return [];
      return [
        {
          what: `grants ${scoped.slice(0, 3).join(', ')}${scoped.length > 3 ? ', …' : ''} on every resource`,
          because: 'these actions can be limited to resources',
          mend: "name the resources, or write the reason with except(construct, 'policy-resource-star', …)",
        },
      ];
    },
  }),
  aboutGrants({
    code: 'policy-principal-star',
    guarantees: 'No resource is open to everyone without a condition.',
    types: POLICY_TYPES,
    flaws: ({ principals, conditions }) =>
      principals.some(({ value }) => value === '*') && conditions.length === 0
        ? [
            {
              what: 'grants to the principal "*" without a condition',
              because: 'that is every AWS account',
              mend: 'name the principal, or add a condition such as aws:PrincipalAccount',
            },
          ]
        : [],
  }),
  aboutGrants({
    code: 'policy-pass-role',
    guarantees: 'A role is passed only if it is named, and only to a named service.',
    types: IDENTITY_POLICY_TYPES,
    flaws: ({ actions, resources, conditions }, subject, view) => {
      if (!actions.includes('iam:PassRole') || isBoundary(subject, view)) return [];
      const toService = conditions.some(({ key }) => key === 'iam:PassedToService');
      if (toService && !resources.includes('*')) return [];
      return [
        {
          what: `grants iam:PassRole ${toService ? 'on every role' : 'to any service'}`,
          because: 'whoever passes a role to a service they control has its rights',
          mend: 'name the roles and add StringEquals iam:PassedToService',
        },
      ];
    },
  }),
];

function mayNameService(action: string, subject: Subject, view: StackView): boolean {
  // The root of the account must keep a way to its keys (KMS Developer Guide, "Default key policy").
  const isKeyPolicy = subject.type === 'aws_kms_key' || subject.type === 'aws_kms_key_policy';
  return (isKeyPolicy && action === 'kms:*') || isBoundary(subject, view);
}
