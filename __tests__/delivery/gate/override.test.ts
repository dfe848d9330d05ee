import { overrideAsked } from '../../../delivery/gate/override-asked';
import { overruled } from '../../../delivery/gate/overruled';
import { verdictOn } from '../../../delivery/gate/verdict';
import type { Refusal } from '../../../delivery/model/refusal';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { aGateInput } from '../../fakes/gate-input';

const reason = 'the warehouse is down and the books close tonight';
const ann = { by: 'ann', reason };
const asked = (variables: Record<string, string>) =>
  overrideAsked({ SLUICE_OVERRIDE_BY: 'ann', SLUICE_OVERRIDE_REASON: reason, ...variables });

describe('an override', () => {
  test('is not asked for where nothing is set', () => {
    expect(overrideAsked({ GITHUB_ACTOR: 'ann' })).toBeNull();
    expect(overrideAsked({ SLUICE_OVERRIDE_BY: '', SLUICE_OVERRIDE_REASON: ' ' })).toBeNull();
  });

  test('names a person and a reason on one line', () => {
    expect(asked({ SLUICE_OVERRIDE_REASON: ` ${reason.replace(/ /g, '\n')} ` })).toEqual(ann);
  });

  test.each([
    ['nobody', { SLUICE_OVERRIDE_BY: '' }, 'an override needs a person'],
    ['a bot', { SLUICE_OVERRIDE_BY: 'github-actions[bot]' }, 'an override needs a person'],
    ['markup', { SLUICE_OVERRIDE_BY: '<b>ann</b>' }, 'SLUICE_OVERRIDE_BY is not a name'],
    ['no reason', { SLUICE_OVERRIDE_REASON: '' }, 'SLUICE_OVERRIDE_REASON has 0 characters'],
    ['a word for a reason', { SLUICE_OVERRIDE_REASON: 'urgent' }, 'SLUICE_OVERRIDE_REASON has 6 characters'],
    ['a novel', { SLUICE_OVERRIDE_REASON: 'x'.repeat(501) }, 'SLUICE_OVERRIDE_REASON has 501 characters'],
    ['somebody else', { GITHUB_ACTOR: 'bob' }, 'SLUICE_OVERRIDE_BY is ann, but bob started this run'],
    ['who ran it first', { GITHUB_ACTOR: 'ann', GITHUB_TRIGGERING_ACTOR: 'bob' }, 'but bob started this run'],
  ])('with %s is refused', (_, variables, sentence) => {
    expect(() => asked(variables)).toThrow(sentence);
  });

  test('bears the name of the actor in any case', () => {
    expect(asked({ GITHUB_ACTOR: 'Ann' })).toEqual(ann);
  });
});

describe('a verdict', () => {
  const other = verdictOn(aGateInput({ plan: aChangeSet([aChange({ action: 'replace' })]) }));
  const recorded: (readonly Refusal[])[] = [];
  const record = (waived: readonly Refusal[]) => {
    recorded.push(waived);
    return Promise.resolve();
  };
  beforeEach(() => {
    recorded.length = 0;
  });

  test('is overruled once that is recorded, and tells it', async () => {
    const { refusals, accepted } = await overruled(other, ann, record);
    expect(refusals).toEqual([]);
    expect(accepted).toEqual([`ann overrules plan: ${reason}`]);
    expect(recorded).toEqual([other.refusals]);
  });

  test('stays where nobody asks, and where nothing was refused', async () => {
    const open = verdictOn(aGateInput());
    expect(await overruled(other, null, record)).toBe(other);
    expect(await overruled(open, ann, record)).toBe(open);
    expect(recorded).toEqual([]);
  });

  test('stays where the override cannot be recorded', async () => {
    const { refusals } = await overruled(other, ann, () => Promise.reject(new Error('GitHub is down')));
    expect(refusals.map(({ rule }) => rule)).toEqual(['plan', 'override']);
    expect(refusals[1]?.sentence).toContain('cannot be recorded, so it does not count: GitHub is down');
  });

  test.each([
    ['another state', aGateInput({ applying: { state: { lineage: 'ffff', serial: 9 } } })],
    ['a state that went back', aGateInput({ applying: { state: { lineage: 'b7c2', serial: 0 } } })],
    ['a lost state', aGateInput({ applying: { state: null } })],
    ['an environment that nobody knows', aGateInput({ input: { environment: undefined } })],
    ['a plan with an error', aGateInput({ plan: aChangeSet([aChange()], { errored: true }) })],
  ])('on %s cannot be overruled', async (_, input) => {
    const verdict = verdictOn(input);
    const { refusals } = await overruled(verdict, ann, record);
    expect(refusals).toHaveLength(verdict.refusals.length + 1);
    expect(refusals.at(-1)?.sentence).toContain('no override opens this');
    expect(recorded).toEqual([]);
  });
});
