import type { ProposedEnvironment } from '../../model/proposal';
import { RISK_KINDS, type Risk, type RiskKind } from '../../model/risk';
import { isRemoval, plannedIn } from './proposal-view';

/** What is risky about changes that take nothing away: one reason, and all that it holds for. */
export interface Finding extends Risk {
  readonly places: readonly Place[];
}

/** A change, by its stack and address. */
export interface Place {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
}

/** Places told together: an address where `count` is 1, else how many of a type. */
export interface PlaceGroup {
  readonly count: number;
  readonly name: string;
  readonly stack: string;
}

const FEW = 3;
const LEVELS = ['high', 'medium', 'low'] as const;

/** The risks of an environment's changes other than deletes and replaces, the worst first, each reason once. */
export function findingsIn(environment: Pick<ProposedEnvironment, 'stacks'>): Finding[] {
  const found = new Map<string, Risk & { places: Place[] }>();
  for (const { risk, place } of riskyPlaces(environment)) {
    const key = JSON.stringify([risk.kind, risk.level, risk.reason]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...risk, places: [place] });
    else known.places.push(place);
  }
  return [...found.values()].sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || RISK_KINDS.indexOf(a.kind) - RISK_KINDS.indexOf(b.kind),
  );
}

/** Places one by one where they are few, else by how many of a type are in a stack. */
export function groupedPlaces(places: readonly Place[]): PlaceGroup[] {
  if (places.length <= FEW) return places.map(({ address, stack }) => ({ count: 1, name: address, stack }));
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = JSON.stringify([place.stack, place.type]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [place]);
    else known.push(place);
  }
  return [...groups.values()].flatMap((group) =>
    group
      .slice(0, 1)
      .map(({ stack, type, address }) => ({ count: group.length, name: group.length === 1 ? address : type, stack })),
  );
}

function riskyPlaces(environment: Pick<ProposedEnvironment, 'stacks'>): { risk: Risk; place: Place }[] {
  return plannedIn(environment).flatMap(({ stack, assessment }) =>
    assessment.changes
      .filter(({ change }) => !isRemoval(change))
      .flatMap(({ change: { address, type }, risks }) =>
        risks.filter(({ kind }) => kind !== 'routine').map((risk) => ({ risk, place: { stack, address, type } })),
      ),
  );
}

/** A kind of risk in words. */
export function riskWords(kind: RiskKind): string {
  return kind.replaceAll('-', ' ');
}
