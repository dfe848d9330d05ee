import type { StateVersion } from '../../model/review-record';
import { accepts, HOLDS, refuses, type Rule } from './rule';

/** The plan was made on the reviewed state, or on a later one of the same lineage. No override opens this. */
export const stateRule: Rule = ({ applying: { state }, reviewed }) => {
  if (reviewed.state === null) {
    return state === null ? HOLDS : accepts(`${reviewed.stack} had no state when it was reviewed, and has one now`);
  }
  const wrong = wrongWith(state, reviewed.state);
  return wrong === undefined ? HOLDS : refuses('state', `the state of ${reviewed.stack} ${wrong}`);
};

function wrongWith(now: StateVersion | null, then: StateVersion): string | undefined {
  const look = 'look at its backend before anything is applied';
  if (now === null) return `is gone: it was reviewed with lineage ${then.lineage}; ${look}`;
  if (now.lineage !== then.lineage) {
    return `is another one: its lineage is ${now.lineage}, and ${then.lineage} was reviewed; ${look}`;
  }
  if (now.serial >= then.serial) return undefined;
  return `went back: its serial is ${now.serial}, and ${then.serial} was reviewed; ${look}`;
}
