import type { Action, Change } from '../../model/change-set';

const SIGNS: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  read: '<=',
  forget: 'forget',
  none: '=',
};

/** The sign of what happens to an object, as Terraform writes it; `=` where it is only moved or imported. */
export function signOf({ action, createdFirst }: Pick<Change, 'action' | 'createdFirst'>): string {
  return action === 'replace' && createdFirst ? '+/-' : SIGNS[action];
}
