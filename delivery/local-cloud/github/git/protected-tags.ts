/** Release tags: whoever has seen one has seen what it will always mean. */
const PREFIX = 'refs/tags/v';

/** Whether a ref, once made, can never be moved or deleted. */
export function isProtected(ref: string): boolean {
  return ref.startsWith(PREFIX);
}

/** What GitHub says when a ruleset stands in the way of an API call. */
export function violation(rule: 'update' | 'delete'): string {
  return `Repository rule violations found\n\nCannot ${rule} this protected ref.\n\n`;
}

/** The same rule for pushes: git runs this `update` hook once for every ref, with its old and new commit. */
export const UPDATE_HOOK = `#!/bin/sh
ref=$1 old=$2 new=$3
zeros=$(printf %s "$old" | tr -d 0)
case $ref in
${PREFIX}*)
  if [ -n "$zeros" ]; then
    rule=update
    [ -n "$(printf %s "$new" | tr -d 0)" ] || rule=delete
    echo "error: GH013: Repository rule violations found for $ref." >&2
    echo "- Cannot $rule this protected ref." >&2
    exit 1
  fi
  ;;
esac
exit 0
`;
