import { pendingRoutes } from './actions/pending-routes';
import { runRoutes } from './actions/run-routes';
import type { Route } from './api/route';
import { checkRunRoutes } from './commits/check-run-routes';
import { commitRoutes } from './commits/commit-routes';
import { statusRoutes } from './commits/status-routes';
import { contentRoutes } from './contents/content-routes';
import { deploymentRoutes } from './deployments/deployment-routes';
import { deploymentStatusRoutes } from './deployments/deployment-status-routes';
import { environmentRoutes } from './deployments/environment-routes';
import { blobRoutes } from './git-data/blob-routes';
import { commitObjectRoutes } from './git-data/commit-object-routes';
import { refRoutes } from './git-data/ref-routes';
import { tagRoutes } from './git-data/tag-routes';
import { treeRoutes } from './git-data/tree-routes';
import { commentRoutes } from './issues/comment-routes';
import { issueRoutes } from './issues/issue-routes';
import { labelRoutes } from './issues/label-routes';
import { peopleRoutes } from './people/people-routes';
import { pullRoutes } from './pulls/pull-routes';
import { reviewRoutes } from './pulls/review-routes';
import { releaseRoutes } from './releases/release-routes';
import { branchRoutes } from './repositories/branch-routes';
import { repositoryRoutes } from './repositories/repository-routes';
import { secretRoutes } from './repositories/secret-routes';
import { variableRoutes } from './repositories/variable-routes';

/** Everything the local GitHub knows; the first route that fits answers, so the narrower ones come first. */
export const routes: readonly Route[] = [
  ...peopleRoutes,
  ...repositoryRoutes,
  ...branchRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...statusRoutes,
  ...checkRunRoutes,
  ...commitRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...environmentRoutes,
  ...secretRoutes,
  ...variableRoutes,
  ...runRoutes,
  ...pendingRoutes,
  ...contentRoutes,
  ...refRoutes,
  ...tagRoutes,
  ...commitObjectRoutes,
  ...treeRoutes,
  ...blobRoutes,
  ...releaseRoutes,
];
