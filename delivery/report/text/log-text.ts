/** What a runner does at a word of a step (GitHub documentation, "Workflow commands for GitHub Actions"; actions/runner). */
const NAMES = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'internal-set-repo-path'],
  ...['notice', 'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
];

/** `::name key=value::message`, and the older `##[name]message`. */
const COMMANDS = new RegExp(`::(?=(?:${NAMES.join('|')})(?: |::))|##(?=\\[)`, 'gi');

/**
 * A text for the log of a job: what a value holds cannot pose as a command to the runner, which takes one at the start of
 * any line, also of one that was wrapped.
 */
export function logText(text: string): string {
  return text.replace(COMMANDS, (found) => (found === '##' ? '## ' : ': :'));
}
