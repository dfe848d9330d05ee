import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';

import { installProviders } from '../../delivery/local-cloud/providers/install-providers';
import { path } from '../../environments';
import { select } from '../../environments/selection';
import { platform } from '../../stacks/platform';
import { describeWithRealAws } from './describe-with-real-aws';
import { JointValidation } from './joint-validation';
import { type Diagnostic, Validation } from './validation';

const PROJECT = join(__dirname, '..', '..');
const MINUTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'sluice-validate-'));
const stacks = synthesized();

/** Every stack of an environment of every profile, synthesized into the folder. */
function synthesized(): readonly string[] {
  const app = new App({ outdir: join(folder, 'out') });
  const environments = select(path, { SLUICE_EXTRA: 'sandbox:ann,preview:12', SLUICE_LOCAL_CLOUD: folder });
  environments.forEach((environment) => {
    platform(app, environment);
  });
  app.synth();
  return app.node.children.map(({ node }) => node.id);
}

function folderOf(stack: string): string {
  return join(folder, 'out', 'stacks', stack);
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('every environment has stacks to validate', () => {
  const environments = new Set(stacks.map((stack) => stack.slice(0, stack.lastIndexOf('-'))));
  expect(environments).toEqual(new Set(['dev', 'staging', 'prod', 'sbx-ann', 'pr-12']));
});

describe('with the simulated providers', () => {
  let simulated: Validation;
  beforeAll(async () => {
    const cloud = join(folder, 'simulated');
    const { environment } = await installProviders(cloud, PROJECT);
    simulated = new Validation(environment, join(cloud, 'terraform'));
  });

  test.each(stacks)(
    '%s is valid',
    async (stack) => {
      expect(await simulated.diagnostics(folderOf(stack))).toEqual([]);
    },
    2 * MINUTES,
  );

  test(
    'a value of a wrong type is found',
    async () => {
      const wrong = new App({ outdir: join(folder, 'wrong') });
      const [dev] = select(path, { SLUICE_LOCAL_CLOUD: folder });
      platform(wrong, dev!);
      wrong.synth();
      // Copies go by the name of their folder, and this one must not be taken for the stack itself.
      const stack = join(folder, 'wrong', 'wrong-lake');
      renameSync(join(folder, 'wrong', 'stacks', 'dev-lake'), stack);
      writeFileSync(
        join(stack, 'wrong.tf.json'),
        '{"resource":{"aws_kms_key":{"wrong":{"enable_key_rotation":"often"}}}}',
      );
      const [diagnostic] = await simulated.diagnostics(stack);
      expect(diagnostic).toMatchObject({ severity: 'error' });
    },
    2 * MINUTES,
  );
});

const onAws = stacks.filter((stack) => /-(bootstrap|network|lake|airflow)$/.test(stack));

describeWithRealAws('with the real AWS provider', (realAws) => {
  let found: ReadonlyMap<string, readonly Diagnostic[]>;
  beforeAll(async () => {
    const cloud = join(folder, 'real');
    const { environment } = await installProviders(cloud, PROJECT, { realAws });
    found = await new JointValidation(environment, join(cloud, 'terraform')).diagnostics(onAws.map(folderOf));
  }, 5 * MINUTES);

  test.each(onAws)('%s is valid', (stack) => {
    expect(found.get(stack)).toEqual([]);
  });
});
