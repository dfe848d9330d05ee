import type { Action, Change } from '../../model/change-set';
import type { Actions, ResourceChange } from './plan-file';
import { canonicalJson } from '../../model/canonical-json';
import type { Redactor } from '../../redaction/redactor';

const ACTION: Readonly<Record<Actions, Action>> = {
  'no-op': 'none',
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete,create': 'replace',
  'create,delete': 'replace',
};

/** One entry of a plan as a change that holds no secret. */
export function readChange(resource: ResourceChange, redactor: Redactor): Change {
  const { change, mode, type, deposed = null, action_reason: reason = null } = resource;
  const { before, after, after_unknown: unknown } = change;
  return {
    address: redactor.address(resource.address),
    mode,
    type,
    provider: resource.provider_name,
    action: actionOf(change.actions),
    createdFirst: change.actions === 'create,delete',
    deposed,
    reason,
    before: redactor.attributes(before, type, { sensitive: change.before_sensitive }),
    after: redactor.attributes(after, type, { sensitive: change.after_sensitive, unknown }),
    replacedBecause: change.replace_paths.map((path) => redactor.path(path)),
    movedFrom: resource.previous_address === undefined ? null : redactor.address(resource.previous_address),
    importedAs: importedAs(change.importing, redactor),
  };
}

/** What actions of a plan come to. */
export function actionOf(actions: Actions): Action {
  return ACTION[actions];
}

/** Whether an entry says only that an object stays as it is, where it is. */
export function isUntouched({ previous_address: previous, change }: ResourceChange): boolean {
  return change.actions === 'no-op' && previous === undefined && change.importing === undefined;
}

function importedAs(importing: ResourceChange['change']['importing'], redactor: Redactor): string | null {
  if (importing === undefined) return null;
  if (importing.id !== undefined) return redactor.key(importing.id);
  return importing.identity === undefined ? '(known after apply)' : redactor.key(canonicalJson(importing.identity));
}
