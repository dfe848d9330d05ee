import { dirname } from 'node:path';

import { builtIn } from '../adapters/build/built-assemblies';
import { githubClient } from '../adapters/github/github-client';
import { GitHubLedger } from '../adapters/github/github-ledger';
import type { Ending } from '../adapters/process/attached';
import { SystemClock } from '../adapters/process/system-clock';
import type { ApplyCall } from '../adapters/terraform/apply-call';
import type { AssembledStack } from '../model/assembly';
import { type ChangeSet, isEmpty } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import { StackTurn } from '../turn/stack-turn';
import { githubOptions } from './github-options';
import { interruption } from './interruption';
import { ledgerWriter } from './ledger-writer';
import { remark } from './output';
import type { Variables } from './terraform-variables';

/** An apply that is one of several of a promotion. */
export interface PartOfPromotion {
  /** What was built. */
  readonly release: Release;
  readonly turn: StackTurn;
}

/**
 * The promotion that `SLUICE_ENTRY` names, once it is sure that the stack's turn has come; `null` where it names none, and
 * `verified` where nothing is left to do.
 * @throws DeliveryError as {@link StackTurn.of}, `Usage` where the stack lies in no build, `Refused` for a destroy.
 */
export async function partOfPromotion(
  { id, folder }: AssembledStack,
  { verb }: Pick<ApplyCall, 'verb'>,
  variables: Variables,
): Promise<PartOfPromotion | 'verified' | null> {
  const { SLUICE_ENTRY: entry = '' } = variables;
  if (entry === '') return null;
  if (verb === 'destroy')
    throw new DeliveryError('Refused', `entry ${entry} applies ${id}; nothing is destroyed under it`);
  const { release, assembly } = await builtIn(dirname(dirname(dirname(folder))));
  const stack = assembly.stacks.find((one) => one.id === id);
  if (stack === undefined) throw new DeliveryError('Refused', `the build has no stack ${id}`);
  const clock = new SystemClock(interruption.signal);
  const client = githubClient({ ...githubOptions(variables), tell: remark });
  const ledger = new GitHubLedger(client, ledgerWriter(variables, { client: () => client, clock, byCommands: true }));
  const turn = await StackTurn.of({ id: entry, release, stack }, { ledger, clock });
  return turn === null ? 'verified' : { release, turn };
}

/** Applies a plan that may be applied, and puts on the ledger what became of it. */
export async function appliedInTurn(
  { turn }: PartOfPromotion,
  changeSet: ChangeSet,
  apply: () => Promise<Ending>,
): Promise<Ending> {
  const endings: Ending[] = [];
  await turn.apply(isEmpty(changeSet) ? 'unchanged' : 'changed', async () => {
    const ending = await apply();
    endings.push(ending);
    return ending.exitCode === 0 ? null : `terraform apply ${endedBy(ending)}; the log of its job says why`;
  });
  return endings[0] ?? { exitCode: 1, killedBy: null };
}

function endedBy({ exitCode, killedBy }: Ending): string {
  return killedBy === null ? `exited ${exitCode ?? 'without a code'}` : `was ended by ${killedBy}`;
}
