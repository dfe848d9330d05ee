import type { IConstruct } from 'constructs';

import type { Finding } from './finding';

const KIND = 'sluice:exception';
const SHORTEST_REASON = 20;

/** A rule that does not hold for a construct and what is below it, and why that is right. */
export interface Exception {
  readonly code: string;
  readonly reason: string;
  readonly address: string;
}

/**
 * Excuses a construct, and what is below it, from one rule. The reason is for the reviewer.
 * @throws Error where the reason is too short to be one.
 */
export function except(construct: IConstruct, code: string, reason: string): void {
  if (reason.trim().length < SHORTEST_REASON) {
    throw new Error(
      `${construct.node.path}: the reason to except it from ${code} is "${reason}"; write at least ${SHORTEST_REASON} characters that convince a reviewer`,
    );
  }
  construct.node.addMetadata(KIND, { code, reason });
}

/** Every exception that a tree states. */
export function exceptionsIn(root: IConstruct): Exception[] {
  return root.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === KIND)
        .map(({ data }) => ({ ...(data as Pick<Exception, 'code' | 'reason'>), address: construct.node.path })),
    );
}

/** Whether an exception excuses a breach. */
export function excuses({ code, address }: Exception, breach: Finding): boolean {
  return breach.code === code && (breach.address === address || breach.address.startsWith(`${address}/`));
}
