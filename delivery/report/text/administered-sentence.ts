import { listed } from './listed';

const MOST = 12;

/**
 * Which stacks a change touches that administrators apply by hand, and with which command.
 * @param stacks their ids: at least one.
 * @param code how a name or a command is written.
 */
export function administeredSentence(stacks: readonly string[], code: (text: string) => string): string {
  const each = stacks.length === 1 ? '' : ', and so each of them';
  const command = code(`npx cdktf deploy ${stacks[0]}`);
  return `Administrators apply ${listed(stacks.map(code), MOST)} by hand after the merge: ${command}${each}.`;
}
