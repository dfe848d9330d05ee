import type { AssessedChange } from '../model/assessment';
import type { Action } from '../model/change-set';
import type { Irreversible } from '../model/irreversible';
import type { ProposedEnvironment } from '../model/proposal';
import type { Step } from '../model/release-proposal';
import type { RiskKind } from '../model/risk';

type Changed = Pick<ProposedEnvironment, 'stacks' | 'access' | 'cost'>;

/** How big a step is, and why. */
export interface StepTaken {
  readonly step: Step;
  readonly because: readonly string[];
}

/**
 * How much changes mean for those who live with them. Major: what holds data is destroyed or replaced, or loses some of
 * it, or access is taken away, or nothing brings it back. Minor: something is created, access widens, cost rises, or what comes is not known yet.
 * Else a patch.
 */
export function stepOf(environment: Changed, irreversible: readonly Irreversible[]): StepTaken {
  const major = majorReasons(environment, irreversible);
  if (major.length > 0) return { step: 'major', because: major };
  const minor = minorReasons(environment);
  if (minor.length > 0) return { step: 'minor', because: minor };
  return { step: 'patch', because: ['nothing is lost, created, opened or dearer'] };
}

function majorReasons(environment: Changed, irreversible: readonly Irreversible[]): string[] {
  const endangered = changesIn(environment).filter(endangersData);
  return [
    ...told(endangered, (names) => `data is at stake in ${names}`),
    ...told(
      irreversible.map(({ address }) => address).filter((address) => !endangered.map(addressOf).includes(address)),
      (names) => `it cannot be undone in ${names}`,
    ),
    ...told(people(environment.access.lost), (names) => `access is taken from ${names}`),
  ];
}

function minorReasons({ stacks, access, cost }: Changed): string[] {
  const changes = changesIn({ stacks });
  const waiting = stacks.filter(({ kind }) => kind === 'blocked').map(({ stack }) => stack);
  const rise = cost.after - cost.before;
  return [
    ...told(changes.filter(does('create')).map(addressOf), (names) => `created: ${names}`),
    ...told(people(access.gained), (names) => `access is given to ${names}`),
    ...told(changes.filter(has('access-widened')).map(addressOf), (names) => `access widens by ${names}`),
    ...told(access.unknown, (names) => `what ${names} will grant is not known yet`),
    ...told(waiting, (names) => `${names} cannot be planned yet`),
    ...told(changes.filter(has('cost-raised')).map(addressOf), (names) => `${names} may cost more`),
    ...(rise >= 0.005 ? [`it costs ${rise.toFixed(2)} USD a month more`] : []),
  ];
}

const FEW = 3;

function told(things: readonly (string | AssessedChange)[], sentence: (names: string) => string): string[] {
  if (things.length === 0) return [];
  const names = [...new Set(things.map((thing) => (typeof thing === 'string' ? thing : addressOf(thing))))];
  const more = names.length > FEW ? ` and ${names.length - FEW} more` : '';
  return [sentence(`${names.slice(0, FEW).join(', ')}${more}`)];
}

function changesIn({ stacks }: Pick<Changed, 'stacks'>): AssessedChange[] {
  return stacks.flatMap((stack) => (stack.kind === 'planned' ? stack.assessment.changes : []));
}

function endangersData({ risks }: AssessedChange): boolean {
  return risks.some(({ kind, level }) => kind === 'data-loss' && level !== 'low');
}

function has(kind: RiskKind): (change: AssessedChange) => boolean {
  return ({ risks }) => risks.some((risk) => risk.kind === kind);
}

function does(action: Action): (change: AssessedChange) => boolean {
  return ({ change }) => change.action === action;
}

function addressOf({ change }: AssessedChange): string {
  return change.address;
}

function people(accesses: Changed['access']['gained']): string[] {
  return accesses.map(({ who }) => who);
}
