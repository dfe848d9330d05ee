import { RepositoryRuleset, type RepositoryRulesetConfig } from '@cdktf/provider-github/lib/repository-ruleset';
import { Construct } from 'constructs';

/** The repository whose release tags are guarded, their pattern, and who makes them beside the maintainers. */
export interface ReleaseTagsProps {
  readonly repository: string;
  /** A tag pattern without `refs/tags/`, such as `v*`. */
  readonly pattern: string;
  /** The GitHub App that tags releases; `null` for none. */
  readonly appId: number | null;
}

/** GitHub's number for the role "maintain" (GitHub documentation, "REST API endpoints for rules"). */
const MAINTAIN = 2;

/**
 * Release tags that never move or vanish, and that only maintainers and one app may make. Two rulesets, because who may bypass
 * one rule of a ruleset may bypass them all.
 */
export class ReleaseTags extends Construct {
  constructor(scope: Construct, id: string, { repository, pattern, appId }: ReleaseTagsProps) {
    super(scope, id);
    const tags: Pick<RepositoryRulesetConfig, 'repository' | 'target' | 'enforcement' | 'conditions'> = {
      repository,
      target: 'tag',
      enforcement: 'active',
      conditions: { refName: { include: [`refs/tags/${pattern}`], exclude: [] } },
    };
    new RepositoryRuleset(this, 'kept', {
      ...tags,
      name: 'release-tags-are-kept',
      rules: { update: true, deletion: true, nonFastForward: true },
    });
    new RepositoryRuleset(this, 'made-by-maintainers', {
      ...tags,
      name: 'release-tags-are-made-by-maintainers',
      rules: { creation: true },
      bypassActors: [
        { actorType: 'RepositoryRole', actorId: MAINTAIN, bypassMode: 'always' },
        ...(appId === null ? [] : [{ actorType: 'Integration', actorId: appId, bypassMode: 'always' }]),
      ],
    });
  }
}
