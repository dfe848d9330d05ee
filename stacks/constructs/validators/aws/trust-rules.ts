import { text } from '../attributes';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import { policiesOf } from './policies';
import type { Condition, Statement } from './policy-document';
import type { Subject } from '../subject';

const ISSUER = 'token.actions.githubusercontent.com';

/** Services that assume roles on behalf of whoever names the role, so that the account must be checked. */
const DEPUTIES = ['airflow.amazonaws.com', 'airflow-env.amazonaws.com', 'glue.amazonaws.com'];

interface TrustRule {
  readonly code: string;
  readonly guarantees: string;
  readonly breaks: (conditions: readonly Condition[]) => string | undefined;
  readonly because: string;
  readonly mend: string;
}

/** A rule about each statement that lets GitHub's tokens assume a role; `breaks` says what is wrong with it. */
function aboutGitHub({ breaks, because, mend, ...rule }: TrustRule): Rule {
  return {
    ...rule,
    types: ['aws_iam_role'],
    check: (subject, view) =>
      trusts(subject)
        .filter((statement) => namesGitHub(statement, view))
        .flatMap(({ conditions }): Flaw[] => {
          const what = breaks(conditions.filter(({ key }) => key.startsWith(`${ISSUER}:`)));
          return what === undefined ? [] : [{ what: `assume_role_policy ${what}`, because, mend }];
        }),
  };
}

function trusts(subject: Subject): readonly Statement[] {
  return policiesOf(subject)
    .filter(({ path }) => path === 'assume_role_policy')
    .flatMap(({ statements }) => statements ?? [])
    .filter(({ effect }) => effect === 'Allow');
}

function namesGitHub({ principals }: Statement, view: StackView): boolean {
  return principals.some(
    ({ kind, value }) =>
      kind === 'Federated' &&
      (value.includes(ISSUER) ||
        view.referenced(value).some(({ attributes }) => text(attributes['url']).includes(ISSUER))),
  );
}

function equal(conditions: readonly Condition[], claim: string): readonly string[] {
  return conditions
    .filter(({ operator, key }) => operator === 'StringEquals' && key === `${ISSUER}:${claim}`)
    .flatMap(({ values }) => values);
}

const service: Rule = {
  code: 'trust-service-account',
  guarantees: 'A service assumes a role only on behalf of the account that owns the role.',
  types: ['aws_iam_role'],
  check: (subject) =>
    trusts(subject).flatMap(({ principals, conditions }): Flaw[] => {
      const deputy = principals.find(({ value }) => DEPUTIES.includes(value));
      if (deputy === undefined || conditions.some(({ key }) => key === 'aws:SourceAccount')) return [];
      return [
        {
          what: `assume_role_policy trusts ${deputy.value} for any account`,
          because: 'another account could make the service use this role',
          mend: 'add StringEquals aws:SourceAccount',
        },
      ];
    }),
};

/**
 * Who may assume roles (GitHub documentation, "Configuring OpenID Connect in Amazon Web Services"; IAM User Guide,
 * "Available keys for AWS OIDC federation").
 */
export const trustRules: readonly Rule[] = [
  aboutGitHub({
    code: 'trust-github-subject',
    guarantees: 'A role that trusts GitHub names the exact subjects it trusts.',
    breaks: (conditions) =>
      equal(conditions, 'sub').length === 0 ? `has no StringEquals on ${ISSUER}:sub` : undefined,
    because: 'every repository on GitHub could assume the role',
    mend: 'add StringEquals on sub with the values of githubSubjects()',
  }),
  aboutGitHub({
    code: 'trust-github-audience',
    guarantees: 'A role that trusts GitHub takes only tokens made for AWS.',
    breaks: (conditions) => {
      const audiences = equal(conditions, 'aud');
      if (audiences.length === 1 && audiences[0] === 'sts.amazonaws.com') return undefined;
      return `has ${audiences.length === 0 ? 'no audience' : `the audience ${audiences.join(', ')}`}`;
    },
    because: 'a token made for another service could be replayed here',
    mend: `add StringEquals ${ISSUER}:aud = sts.amazonaws.com`,
  }),
  aboutGitHub({
    code: 'trust-github-repository',
    guarantees: 'A role that trusts GitHub names the repository by its number, which no renaming changes.',
    breaks: (conditions) => (equal(conditions, 'repository_id').length === 0 ? 'names no repository_id' : undefined),
    because: 'whoever takes over the name of a renamed repository would take over the role',
    mend: `add StringEquals ${ISSUER}:repository_id = github.repositoryId in the same statement`,
  }),
  aboutGitHub({
    code: 'trust-github-environment',
    guarantees: 'A role that trusts the jobs of a GitHub environment names it twice: in the subject and as a claim.',
    breaks: (conditions) => {
      const named = equal(conditions, 'sub').flatMap((subject) => /:environment:(.*)$/.exec(subject)?.[1] ?? []);
      const claimed = equal(conditions, 'environment');
      const missing = named.find((environment) => claimed.length !== 1 || claimed[0] !== environment);
      return missing === undefined ? undefined : `trusts the environment ${missing} by the subject alone`;
    },
    because: 'the form of subjects can be changed in the settings of a repository',
    mend: `add StringEquals ${ISSUER}:environment in the same statement`,
  }),
  aboutGitHub({
    code: 'trust-github-workflow',
    guarantees: 'A role that trusts GitHub names the workflows it trusts, at one ref.',
    breaks: (conditions) => {
      const workflows = equal(conditions, 'job_workflow_ref');
      if (workflows.length === 0) return 'names no job_workflow_ref';
      const loose = workflows.find(
        (workflow) => !/^[^/@]+\/[^/@]+\/\.github\/workflows\/[^/@]+@refs\/heads\/./.test(workflow),
      );
      return loose === undefined ? undefined : `trusts the workflow ${loose}`;
    },
    because: 'whoever can push a branch could take the role with a workflow of their own',
    mend: `add StringEquals ${ISSUER}:job_workflow_ref with the values of jobWorkflowRef()`,
  }),
  aboutGitHub({
    code: 'trust-github-wildcard',
    guarantees: 'A role that trusts GitHub does so without wildcards.',
    breaks: (conditions) => {
      const loose = conditions.find(
        ({ operator, values }) => operator.includes('Like') || values.some((v) => /[*?]/.test(v)),
      );
      return loose === undefined ? undefined : `tests ${loose.key} by ${loose.operator} "${loose.values.join('", "')}"`;
    },
    because: 'a pattern also matches branches, environments and repositories that nobody meant',
    mend: 'list the exact values under StringEquals',
  }),
  aboutGitHub({
    code: 'trust-github-operator',
    guarantees: 'A role that trusts GitHub tests claims by operators that a missing claim fails.',
    breaks: (conditions) => {
      const loose = conditions.find(({ operator }) => /^ForA|IfExists$|^StringNot/.test(operator));
      return loose === undefined ? undefined : `tests ${loose.key} by ${loose.operator}`;
    },
    because: 'it is true for a token that lacks the claim',
    mend: 'use StringEquals',
  }),
  service,
];
