import Sequencer from '@jest/test-sequencer';

/** What takes longest, the longest first: begun late, one of them would run on alone in the end. */
const LONG = [
  '/__tests__/journeys/workflows.test.ts',
  '/__tests__/journeys/try.test.ts',
  '/__tests__/terraform/moto.test.ts',
  '/__tests__/journeys/',
  '/__tests__/terraform/',
  '/__tests__/browser/',
  '/__tests__/contracts/',
];

/** Begins with what takes longest; otherwise, and within a folder, as Jest does it. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}

function rank({ path }) {
  const at = LONG.findIndex((place) => path.includes(place));
  return at === -1 ? LONG.length : at;
}
