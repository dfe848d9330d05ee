import { Document } from 'yaml';

import type { Home } from './names';

const ABOUT = ` Made by "npm run workflows" from workflows/: change it there.
 Every action is used at a commit. This repository's own workflows are called at the default branch: the roles in AWS
 trust them there and nowhere else, whatever the ref is that a caller runs on.`;

/** The settings of zizmor for this repository's workflows. */
export function zizmorSettings({ owner, repository }: Home): string {
  const policies = { [`${owner}/${repository}/*`]: 'ref-pin', '*': 'hash-pin' };
  const document = new Document({ rules: { 'unpinned-uses': { config: { policies } } } });
  document.commentBefore = ABOUT;
  return document.toString({ singleQuote: true });
}
