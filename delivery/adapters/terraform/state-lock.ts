/** Who holds the lock of a state, as Terraform tells it. */
export interface StateLock {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly since: string;
}

/** The lock that kept Terraform from a state; nothing where something else went wrong. */
export function stateLockIn(said: string): StateLock | undefined {
  if (!said.includes('Error acquiring the state lock')) return undefined;
  const field = (name: string) => new RegExp(`^\\s*${name}:\\s+(\\S.*?)\\s*$`, 'm').exec(said)?.[1];
  const [id, who = 'somebody', operation = 'an operation', since = 'some time'] = [
    field('ID'),
    field('Who'),
    field('Operation'),
    field('Created')?.replace(/^(\S+ \d\d:\d\d:\d\d)\S*.*$/, '$1 UTC'),
  ];
  if (id === undefined) return undefined;
  return { id, who, operation: operation.replace(/^OperationType/, '').toLowerCase(), since };
}
