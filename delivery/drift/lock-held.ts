// Terraform's diagnostic where somebody else holds the lock of a state (hashicorp/terraform, internal/command/clistate).
const HELD = 'Error acquiring the state lock';

/** Whether a plan failed only because the stack is being applied, or planned, by somebody else just now. */
export function isLockHeld(because: string): boolean {
  return because.includes(HELD);
}
