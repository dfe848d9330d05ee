import { assessEnvironment } from '../../../delivery/assess/assess-environment';
import { irreversible } from '../../../delivery/assess/irreversible/irreversible';
import type { Change } from '../../../delivery/model/change-set';
import { stepOf } from '../../../delivery/release/step-of';
import { aChange } from '../../fakes/change-set';
import { fakeWorld, stack } from '../../fakes/fake-world';
import { change, planOf } from '../../fakes/scripted-terraform';

const { environments } = fakeWorld();
const [, , prod] = environments;

function stepFor(...changes: Change[]) {
  const planned = [
    { stack: stack('prod-warehouse'), kind: 'planned', plan: planOf('prod-warehouse', { changes }) } as const,
  ];
  const assessed = assessEnvironment(prod!, planned, environments);
  return stepOf(
    assessed,
    irreversible(assessed.stacks.flatMap((one) => (one.kind === 'planned' ? [one.assessment] : []))),
  );
}

test('what holds data is destroyed or replaced: major', () => {
  expect(stepFor(change('delete', 'snowflake_schema.CRM')).step).toBe('major');
  expect(stepFor(change('replace', 'snowflake_database.RAW'), change('create')).step).toBe('major');
  expect(stepFor(change('delete', 'snowflake_schema.CRM')).because.join()).toContain('snowflake_schema.CRM');
});

test('access is taken away: major', () => {
  const grant = change('delete', 'snowflake_grant_account_role.G', {
    before: { role_name: 'ANALYST', user_name: 'ANN', parent_role_name: null },
  });
  expect(stepFor(grant)).toEqual({
    step: 'major',
    because: [expect.stringContaining('access is taken from user ANN')],
  });
});

test('something is created, or access widens, or it costs more: minor', () => {
  expect(stepFor(change('create', 'snowflake_warehouse.NEW'))).toMatchObject({ step: 'minor' });
  const grant = change('create', 'snowflake_grant_account_role.G', {
    after: { role_name: 'ANALYST', user_name: 'ANN', parent_role_name: null },
  });
  expect(stepFor(grant).because).toContain('access is given to user ANN');
  expect(stepFor(aChange())).toEqual({ step: 'minor', because: ['snowflake_warehouse.BI may cost more'] });
});

test('all else is a patch, nothing at all included', () => {
  const comment = aChange({ before: { name: 'BI', comment: 'a' }, after: { name: 'BI', comment: 'b' } });
  expect(stepFor(comment).step).toBe('patch');
  expect(stepFor()).toMatchObject({ step: 'patch' });
});

test('a stack that cannot be planned yet is something new', () => {
  const planned = [{ stack: stack('prod-airflow'), kind: 'blocked', waitsFor: ['prod-network'] } as const];
  expect(stepOf(assessEnvironment(prod!, planned, environments), [])).toEqual({
    step: 'minor',
    because: ['prod-airflow cannot be planned yet'],
  });
});

test('many reasons of a kind are counted', () => {
  const created = Array.from({ length: 9 }, (_, i) => change('create', `snowflake_schema.S${i}`));
  expect(stepFor(...created).because[0]).toMatch(/^created: snowflake_schema\.S0, .* and 6 more$/);
});
