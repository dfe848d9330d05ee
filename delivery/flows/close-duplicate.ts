import type { KeptIssue } from '../ports/issues';
import type { World } from '../ports/world';
import { duplicateBody } from '../report/duplicate-issue';

/** Two runs at once may both have opened an issue: the younger one is closed, and says where the other is. */
export async function closeDuplicate(
  { issue, older }: { readonly issue: KeptIssue; readonly older: number },
  { issues }: Pick<World, 'issues'>,
): Promise<void> {
  await issues.close(issue.number, { body: duplicateBody(older), reason: 'duplicate' });
}
