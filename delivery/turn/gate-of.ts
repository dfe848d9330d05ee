import type { Judge } from '../apply/apply';
import { assess } from '../assess/assess';
import { environmentCost } from '../assess/cost/cost-delta';
import { verdictOn } from '../gate/verdict';
import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import type { ReviewOf } from '../review/review-of';

/** What is being applied. */
export interface Applying {
  readonly release: Release;
  readonly assembly: Assembly;
  /** Whether an apply of the same release stopped before its end. */
  readonly resumes: boolean;
  /** Whether nothing was ever verified in the environment. */
  readonly isFirst: boolean;
}

/** Compares each plan with what the reviewers of a release were shown. */
export function gateOf(review: ReviewOf, { release, assembly, ...known }: Applying): Judge {
  return ({ digest, environment: name }, { changeSet, state, providers }) => {
    const environment = assembly.environments.find((one) => one.name === name);
    const applying = { assessment: assess(changeSet), synthDigest: digest, state, providers, tree: release.tree };
    const cost = environment === undefined ? null : environmentCost([changeSet], environment, assembly.environments);
    return verdictOn({ environment, applying, ...review, cost, ...known, now: new Date() });
  };
}
