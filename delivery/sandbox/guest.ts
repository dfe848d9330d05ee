import { preview } from '../../environments/preview';
import { sandbox } from '../../environments/sandbox';
import type { EnvironmentDraft } from '../../environments/schema/environment';

/** An environment beside the promotion path that goes again: a developer's own, or that of a pull request. */
export type Guest =
  | { readonly kind: 'sandbox'; readonly user: string }
  | { readonly kind: 'preview'; readonly pullRequest: number };

/** What the environment files state of it. */
export function draftOf(guest: Guest): EnvironmentDraft {
  return guest.kind === 'sandbox' ? sandbox(guest.user) : preview(guest.pullRequest);
}

/** The name of its environment: `sbx-ann`, `pr-7`. */
export function nameOf(guest: Guest): string {
  return draftOf(guest).name;
}

/** The word that asks for it when a tree is synthesized: `sandbox:ann`, `preview:7`. */
export function wordOf(guest: Guest): string {
  return guest.kind === 'sandbox' ? `sandbox:${guest.user}` : `preview:${guest.pullRequest}`;
}

/** The one whose environment has that name; nothing where it is the name of another environment. */
export function guestCalled(name: string): Guest | undefined {
  const [, user] = /^sbx-([a-z][a-z0-9-]*)$/.exec(name) ?? [];
  if (user !== undefined) return { kind: 'sandbox', user };
  const [, number] = /^pr-([1-9]\d*)$/.exec(name) ?? [];
  return number === undefined ? undefined : { kind: 'preview', pullRequest: Number(number) };
}
