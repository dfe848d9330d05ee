import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { until } from '../processes';
import { CDKTF, type Ended, GATE, GatedProject, STACK, TERRAFORM } from './gated-project';

const BEFORE = { resource: { terraform_data: { one: { input: 'old' }, two: { input: 'stays' } } } };
const AFTER = {
  resource: { terraform_data: { one: { input: 'new' }, three: { input: 'fresh' } } },
  output: { said: { value: '${terraform_data.one.output}' } },
};

/** A stack that is applied, whose next configuration lies there. */
const base = new GatedProject();
const made: GatedProject[] = [base];

beforeAll(async () => {
  base.configure(BEFORE);
  await base.terraform('init');
  await base.terraform('apply', '-auto-approve');
  base.configure(AFTER);
  await base.review();
});

afterAll(() => {
  for (const project of made) project.remove();
});

function project(): GatedProject {
  const copy = base.copy();
  made.push(copy);
  return copy;
}

function addresses(of: GatedProject): Record<string, unknown> {
  const { resources } = JSON.parse(of.state()) as {
    resources: { name: string; instances: { attributes: { output?: { value: unknown } } }[] }[];
  };
  return Object.fromEntries(resources.map(({ name, instances }) => [name, instances[0]?.attributes.output?.value]));
}

/** What a terminal would show, without colours. */
function plain(text: string): string {
  return stripVTControlCharacters(text);
}

const APPLIED = { one: 'new', three: 'fresh' };
const UNTOUCHED = { one: 'old', two: 'stays' };

function expectApplied(ended: Ended, of: GatedProject): void {
  expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
  expect(addresses(of)).toEqual(APPLIED);
  expect(of.left()).toEqual([]);
}

function expectRefused(ended: Ended, of: GatedProject, exitCode = 9): void {
  expect([ended.exitCode, addresses(of)]).toEqual([exitCode, UNTOUCHED]);
  expect(of.left()).toEqual([]);
}

test('what was reviewed is applied, and Terraform tells of it as usual', async () => {
  const reviewed = project();
  const ended = await reviewed.gate(['apply', '-auto-approve', '-no-color']);
  expectApplied(ended, reviewed);
  expect(ended.stdout).toContain('1 to delete, 1 to change, 1 to create');
  expect(ended.stdout).toContain('  -   terraform_data.two\n  ~   terraform_data.one\n  +   terraform_data.three\n');
  expect(ended.stdout).toContain('Apply complete! Resources: 1 added, 1 changed, 1 destroyed.');
  expect(ended.stdout).toContain('said = "new"');
});

test('applied once, it may be applied again: nothing is left to change', async () => {
  const reviewed = project();
  await reviewed.gate(['apply', '-auto-approve']);
  const again = await reviewed.gate(['apply', '-no-color'], { SLUICE_REVIEW: '' });
  expectApplied(again, reviewed);
  expect(again.stdout).toContain('Resources: 0 added, 0 changed, 0 destroyed');
});

test('what was not reviewed is refused, with the difference and what to do', async () => {
  const changed = project();
  changed.configure({ resource: { terraform_data: { one: { input: 'other' } } } });
  const ended = await changed.gate(['apply', '-auto-approve']);
  expectRefused(ended, changed);
  expect(ended.stderr).toContain(`Refused: ${STACK} is not applied.\n1 address differs`);
  expect(ended.stderr).toContain('  ~ terraform_data.one: update, reviewed with other values or for other reasons\n');
  expect(ended.stderr).toContain('  - terraform_data.three: create was reviewed, and is no longer planned\n');
  expect(ended.stderr).toContain('npx sluice review');
  expect(`${ended.stdout}${ended.stderr}`).not.toContain('other"');
});

const DOWN = { key: '\u001b[B', chooses: 'Dismiss' };
const UP = { key: '\u001b[A', chooses: 'Approve' };

/** What the cursor of a menu stands at, which is drawn anew with each key. A menu is on the screen before it hears keys. */
function chosen(printed: string): string | undefined {
  return printed.split('❯ ').at(-1)?.match(/^\w+/)?.[0];
}

describe('stock cdktf', () => {
  test('applies what was reviewed, by calls of which the gate takes one', async () => {
    const reviewed = project();
    const calls = join(reviewed.folder, 'calls');
    const terraform = join(reviewed.folder, 'recording-terraform');
    writeFileSync(terraform, `#!/bin/sh\necho "$*" >> ${calls}\nexec ${TERRAFORM} "$@"\n`, { mode: 0o755 });
    const argv = ['apply', STACK, '--auto-approve', '--skip-synth', '--skip-provider-lock'];
    const ended = await reviewed.cdktf(argv, { SLUICE_TERRAFORM: terraform });
    expect([ended.exitCode, addresses(reviewed)]).toEqual([0, APPLIED]);
    expect(plain(ended.stdout)).toContain('Apply complete! Resources: 1 added, 1 changed, 1 destroyed.');
    expect(plain(ended.stdout)).toContain('said = "new"');
    const made = readFileSync(calls, 'utf8').trim().split('\n');
    expect(made.filter((call) => call !== 'version -json')).toEqual([
      '-v',
      'init',
      'plan -input=false -json -out=/dev/fd/3',
      'show -json /dev/fd/3',
      'apply -input=false /dev/fd/3',
      'output -json',
    ]);
  });

  test('does not apply what was not reviewed, and says why', async () => {
    const changed = project();
    changed.configure({ resource: AFTER.resource });
    const ended = await changed.cdktf(['apply', STACK, '--auto-approve', '--skip-synth']);
    expect([ended.exitCode, addresses(changed)]).toEqual([1, UNTOUCHED]);
    const said = plain(`${ended.stdout}${ended.stderr}`);
    expect(said).toContain('Refused: dev-sample is not applied.');
    expect(said).toContain('npx sluice review');
    expect(said).toContain('Invoking Terraform CLI failed with exit code 9');
  });

  test.each([
    ['Approve', [DOWN, UP], APPLIED],
    ['Dismiss', [DOWN], UNTOUCHED],
  ] as const)(
    'asks whoever sits at the terminal, and does as they choose: %s',
    async (_, keys, state) => {
      const reviewed = project();
      const command = `${CDKTF} apply ${STACK} --skip-synth --skip-provider-lock`;
      // A terminal of its own: without one, cdktf asks nobody.
      const running = reviewed.start('script', ['-qec', command, '/dev/null'], {
        cwd: reviewed.folder,
        variables: { TERRAFORM_BINARY_NAME: GATE, TERM: 'xterm' },
        input: null,
      });
      await until('cdktf asks', () => running.printed.stdout.includes('Dismiss'), 60);
      for (const { key, chooses } of keys) {
        running.child.stdin.write(key);
        await until(`${chooses} is chosen`, () => chosen(plain(running.printed.stdout)) === chooses, 60);
      }
      running.child.stdin.write('\r');
      const { exitCode } = await running.ended;
      expect([exitCode, addresses(reviewed)]).toEqual([0, state]);
    },
    240_000,
  );

  test('does not destroy what nobody agreed to destroy', async () => {
    const reviewed = project();
    const ended = await reviewed.cdktf(['destroy', STACK, '--auto-approve', '--skip-synth']);
    expect([ended.exitCode, addresses(reviewed)]).toEqual([1, UNTOUCHED]);
    expect(`${ended.stdout}${ended.stderr}`).toContain('exit code 9');
  });
});

describe('without -auto-approve', () => {
  test.each([
    ['yes\n', 0, APPLIED],
    ['no\n', 1, UNTOUCHED],
    ['y\n', 1, UNTOUCHED],
    ['', 1, UNTOUCHED],
  ])('the answer %j decides', async (answer, exitCode, state) => {
    const reviewed = project();
    const ended = await reviewed.gate(['apply', '-no-color'], {}, answer);
    expect([ended.exitCode, addresses(reviewed)]).toEqual([exitCode, state]);
    // cdktf waits for this line, and tells a line from an unfinished one by its end.
    expect(ended.stdout).toContain('\nDo you want to perform these actions?\n');
    expect(ended.stdout.includes('Apply cancelled.')).toBe(exitCode === 1);
  });

  test('nobody is asked about what is refused anyway', async () => {
    const changed = project();
    const ended = await changed.gate(['destroy'], {}, 'yes\n');
    expectRefused(ended, changed);
    expect(ended.stdout).not.toContain('Do you');
  });

  test('-json asks nobody, as with Terraform', async () => {
    const reviewed = project();
    expectRefused(await reviewed.gate(['apply', '-json'], {}, 'yes\n'), reviewed, 2);
  });
});

test('with -json every line of the output is for a machine', async () => {
  const reviewed = project();
  const ended = await reviewed.gate(['apply', '-json', '-auto-approve']);
  expect([ended.exitCode, addresses(reviewed)]).toEqual([0, APPLIED]);
  const types = ended.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type);
  expect(types).toContain('apply_complete');
});

describe('a plan that was made before', () => {
  test('is applied where it is the reviewed one', async () => {
    const reviewed = project();
    await reviewed.terraform('plan', '-out=plan');
    expectApplied(await reviewed.gate(['apply', 'plan']), reviewed);
  });

  test('is refused where it is another, wherever it lies', async () => {
    const reviewed = project();
    const other = project();
    other.configure({ resource: AFTER.resource });
    await other.terraform('plan', '-out=plan');
    expectRefused(await reviewed.gate(['apply', join(other.stack, 'plan')]), reviewed);
  });

  test('is refused where it carries another configuration, though it changes the same', async () => {
    const reviewed = project();
    const other = project();
    const three = { input: 'fresh', provisioner: [{ 'local-exec': { command: 'true' } }] };
    other.configure({ ...AFTER, resource: { terraform_data: { ...AFTER.resource.terraform_data, three } } });
    await other.terraform('plan', '-out=plan');
    const ended = await reviewed.gate(['apply', join(other.stack, 'plan')]);
    expectRefused(ended, reviewed);
    expect(ended.stderr).toContain('was made from another configuration');
  });

  test('is refused where it is no plan at all', async () => {
    const reviewed = project();
    writeFileSync(join(reviewed.stack, 'plan'), 'no plan');
    expectRefused(await reviewed.gate(['apply', 'plan']), reviewed, 4);
    expectRefused(await reviewed.gate(['apply', 'nowhere']), reviewed, 2);
  });
});

test('a stack is found by -chdir too', async () => {
  const reviewed = project();
  const { ended } = reviewed.start(GATE, [`-chdir=${reviewed.stack}`, 'apply', '-auto-approve'], {
    cwd: reviewed.folder,
  });
  expectApplied(await ended, reviewed);
});

test('words of TF_CLI_ARGS are used once, and not for the plan of the gate', async () => {
  const reviewed = project();
  const variables = {
    TF_CLI_ARGS: '-compact-warnings',
    TF_CLI_ARGS_apply: '-auto-approve -no-color',
    TF_CLI_ARGS_plan: '-destroy',
    TF_CLI_ARGS_show: '-unheard-of',
  };
  expectApplied(await reviewed.gate(['apply'], variables), reviewed);
});

test('what Terraform warns of is told by its title', async () => {
  const reviewed = project();
  writeFileSync(join(reviewed.folder, 'x.tfvars'), 'nobody_asked = "for this"');
  const ended = await reviewed.gate(['apply', '-auto-approve', '-var-file=../../../x.tfvars']);
  expectApplied(ended, reviewed);
  expect(ended.stdout).toContain('Warning: Value for undeclared variable\n');
  expect(ended.stdout).not.toContain('for this');
});

describe('what Terraform cannot plan', () => {
  test('is told in its own words, and nothing is applied', async () => {
    const broken = project();
    broken.configure({ ...AFTER, output: { x: { value: '${nothing.there}' } } });
    const ended = await broken.gate(['apply', '-auto-approve']);
    expectRefused(ended, broken, 4);
    expect(ended.stderr).toContain('Reference to undeclared resource');
  });
});

describe('while an apply is on', () => {
  const SLOW = {
    resource: {
      terraform_data: {
        one: { input: 'new' },
        slow: { provisioner: [{ 'local-exec': { command: 'echo $$ >> started; sleep 2; echo >> finished' } }] },
        three: { input: 'fresh', depends_on: ['terraform_data.slow'] },
      },
    },
  };

  async function slowlyApplying(): Promise<{ slow: GatedProject; running: ReturnType<GatedProject['start']> }> {
    const slow = project();
    slow.configure(SLOW);
    await slow.review();
    const running = slow.start(GATE, ['apply', '-auto-approve', '-no-color']);
    await until('Terraform is at work', () => running.printed.stdout.includes('Provisioning with'));
    return { slow, running };
  }

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s, however often, is one SIGINT to Terraform, which writes its state',
    async (signal) => {
      const { slow, running } = await slowlyApplying();
      for (let times = 0; times < 3; times += 1) running.child.kill(signal);
      const { exitCode, stdout, stderr } = await running.ended;
      const said = `${stdout}${stderr}`;
      expect(exitCode).toBe(1);
      expect(said.split('Interrupt received').length).toBe(2);
      expect(said).not.toContain('Two interrupts');
      expect(Object.keys(addresses(slow))).toEqual(expect.arrayContaining(['one', 'slow']));
      expect(Object.keys(addresses(slow))).not.toContain('three');
      expect(slow.left()).toEqual([]);
    },
  );

  test('a SIGKILL of the gate lets Terraform finish, and leaves no plan behind', async () => {
    const { slow, running } = await slowlyApplying();
    expect(slow.left()).toEqual([]);
    running.child.kill('SIGKILL');
    await until('Terraform has finished', () => slow.state().includes('"three"'));
    expect(addresses(slow)).toMatchObject({ one: 'new', three: 'fresh' });
    await until('it is gone', () => !slow.state().includes('"lock"') && slow.left().length === 0);
  });
});
