import { path } from '../../../environments';
import { signInOf } from '../../../environments/identity/sign-in';
import { load } from '../../../environments/load';
import { sandbox } from '../../../environments/sandbox';

const environments = load(path, [sandbox('ann')]);
const [dev, , , guest] = environments;

test('each purpose has a user of its own, whose subject no other has', () => {
  const subject = (suffix: string) => [`repo:acme-data@9120441/data-platform@771203554:${suffix}`];
  expect(signInOf(dev!, 'plan')).toMatchObject({ user: 'SLUICE_DEV_PLAN', subjects: subject('pull_request') });
  expect(signInOf(dev!, 'drift')).toMatchObject({ user: 'SLUICE_DEV_DRIFT', subjects: subject('ref:refs/heads/main') });
  expect(signInOf(dev!, 'apply')).toMatchObject({ user: 'SLUICE_DEV', subjects: subject('environment:dev') });
});

test('whoever plans or looks for drift has the role that only reads, and never that of an account administrator', () => {
  for (const environment of environments) {
    const { role: deployer } = signInOf(environment, 'apply');
    for (const purpose of ['plan', 'drift'] as const) {
      const { role, accountRole } = signInOf(environment, purpose);
      expect({ role, accountRole }).toEqual({ role: `${deployer}_READ`, accountRole: null });
    }
  }
});

test('a sandbox is applied as its host is', () => {
  expect(signInOf(guest!, 'apply')).toEqual(signInOf(dev!, 'apply'));
});
