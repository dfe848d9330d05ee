import type { Access, AccessDelta } from '../../model/access';

/** What someone gains or loses on objects of one kind: the same privileges, through the same roles. */
export interface AccessGroup {
  readonly gains: boolean;
  readonly who: string;
  readonly what: readonly string[];
  readonly through: readonly string[];
  readonly on: readonly string[];
}

/** An access delta grouped by who, then by what they may do: losses after gains. */
export function accessGroups({ gained, lost }: AccessDelta): AccessGroup[] {
  return [...groupsOf(gained, true), ...groupsOf(lost, false)];
}

function groupsOf(all: readonly Access[], gains: boolean): AccessGroup[] {
  const objects = new Map<string, { access: Access; what: string[] }>();
  for (const access of all) {
    const key = JSON.stringify([access.who, access.on, access.through]);
    const known = objects.get(key);
    if (known === undefined) objects.set(key, { access, what: [access.what] });
    else known.what.push(access.what);
  }
  const groups = new Map<string, AccessGroup & { on: string[] }>();
  for (const { access, what } of objects.values()) {
    const { who, on, through } = access;
    const key = JSON.stringify([who, what, through]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { gains, who, what, through, on: [on] });
    else known.on.push(on);
  }
  return [...groups.values()];
}
