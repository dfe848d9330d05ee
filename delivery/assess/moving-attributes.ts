/**
 * Attributes that a provider only reports and that move while nobody changes anything: whether a warehouse runs just
 * now, until when a database could be restored, how GitHub marks the answer it gave last. No configuration can set them,
 * and what they tell of settings is in attributes of its own, so that leaving them out of a digest hides nothing that
 * somebody could do. From the pages of the resources in the documentation of the Snowflake, GitHub and AWS providers,
 * where these are read-only.
 */
const MOVING: readonly { readonly types: RegExp; readonly attributes: ReadonlySet<string> }[] = [
  { types: /^snowflake_/, attributes: new Set(['show_output', 'describe_output']) },
  { types: /^github_(repository_ruleset|organization_ruleset|team|team_membership)$/, attributes: new Set(['etag']) },
  { types: /^aws_db_instance$/, attributes: new Set(['latest_restorable_time']) },
];

const NONE: ReadonlySet<string> = new Set();

/** The names of the attributes of a type that move by themselves. */
export function movingAttributes(type: string): ReadonlySet<string> {
  return MOVING.find(({ types }) => types.test(type))?.attributes ?? NONE;
}
