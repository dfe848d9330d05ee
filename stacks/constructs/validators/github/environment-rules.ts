import { approvalEnvironment } from '../../../../workflows/names';
import { type Attributes, blocks, isOn, type Json, list, read } from '../attributes';
import { needsCompanion, requires } from '../requirement';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';

const ENVIRONMENT = ['github_repository_environment'];
const MOST_REVIEWERS = 6;

const reviewers: Rule = {
  code: 'environment-reviewers',
  guarantees:
    'A GitHub environment has at most six reviewers; where its promotion asks for approvals, it has one, or the one before it has.',
  types: ENVIRONMENT,
  check({ attributes }, view): Flaw[] {
    const named = reviewersOf(attributes);
    const mend = 'change github.reviewers';
    if (named.length > MOST_REVIEWERS) {
      return [{ what: `has ${named.length} reviewers`, because: `GitHub takes ${MOST_REVIEWERS}`, mend }];
    }
    const { approvals } = view.environment.promotion;
    if (approvals === 0 || named.length > 0 || isApprovedBefore(attributes, view)) return [];
    return [{ what: 'has no reviewers', because: `promotion.approvals is ${approvals}`, mend }];
  },
};

function reviewersOf(attributes: Attributes): Json[] {
  return blocks(attributes['reviewers']).flatMap((it) => [...list(it['teams']), ...list(it['users'])]);
}

/** Whether people agree in an environment of its own, which the workflows go through before this one. */
function isApprovedBefore({ environment, repository }: Attributes, view: StackView): boolean {
  if (typeof environment !== 'string') return false;
  return view
    .ofType(...ENVIRONMENT)
    .map(({ attributes }) => attributes)
    .filter((other) => other['environment'] === approvalEnvironment(environment) && other['repository'] === repository)
    .some((other) => reviewersOf(other).length > 0);
}

const branchPolicy: Rule = {
  code: 'environment-branch-policy',
  guarantees: 'A GitHub environment limits what may deploy, in exactly one of the two ways.',
  types: ENVIRONMENT,
  check({ attributes }): Flaw[] {
    const [policy] = blocks(attributes['deployment_branch_policy']);
    const flags = ['protected_branches', 'custom_branch_policies'].filter((flag) => isOn(policy?.[flag]));
    if (flags.length === 1) return [];
    return [
      {
        what: `deployment_branch_policy sets ${flags.length === 0 ? 'neither flag' : flags.join(' and ')}`,
        because: flags.length === 0 ? 'any branch could deploy' : 'GitHub refuses both',
        mend: 'set custom_branch_policies to true and protected_branches to false',
      },
    ];
  },
};

/** What must hold for deployment environments (GitHub documentation, "Managing environments for deployment"). */
export const environmentRules: readonly Rule[] = [
  reviewers,
  branchPolicy,
  needsCompanion({
    code: 'environment-pattern',
    guarantees: 'A GitHub environment with custom policies names what may deploy.',
    type: 'github_repository_environment',
    named: 'environment',
    companion: 'github_repository_environment_deployment_policy',
    by: 'environment',
    when: ({ attributes }) => isOn(read(attributes, 'deployment_branch_policy.custom_branch_policies')),
    gives: 'branch or tag pattern',
    because: 'nothing could ever deploy here',
    mend: 'add one from github.deploysFrom',
  }),
  requires({
    code: 'environment-admin-bypass',
    guarantees: 'Not even administrators deploy past the protection of a GitHub environment.',
    types: ENVIRONMENT,
    path: 'can_admins_bypass',
    allows: (value) => value === false,
    because: 'administrators may by default, and the apply role trusts whatever runs here',
    mend: 'set can_admins_bypass to false',
  }),
  requires({
    code: 'environment-self-review',
    guarantees: 'Nobody approves their own deployment.',
    types: ENVIRONMENT,
    path: 'prevent_self_review',
    when: ({ attributes }) => blocks(attributes['reviewers']).length > 0,
    allows: isOn,
    because: 'whoever starts a deployment could approve it',
    mend: 'set prevent_self_review to true',
  }),
];
