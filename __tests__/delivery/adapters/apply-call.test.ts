import { readApplyCall } from '../../../delivery/adapters/terraform/apply-call';

function read(line: string, variables: Record<string, string> = {}) {
  return readApplyCall(line.split(' '), variables);
}

test('the call that cdktf makes', () => {
  expect(read('apply -auto-approve')).toEqual({
    folder: null,
    verb: 'apply',
    asksHelp: false,
    planFile: null,
    autoApprove: true,
    json: false,
    planOptions: [],
    applyOptions: [],
  });
});

test('options go to where they mean something, in the order given', () => {
  const call = read(
    'apply -var a=1 --var-file=f -var=b=2=3 -lock-timeout=3s -parallelism 4 -target=x -replace y -refresh-only=false -refresh=true -backup=- -no-color -compact-warnings -input=false',
  );
  expect(call.planOptions).toEqual([
    '-var=a=1',
    '-var-file=f',
    '-var=b=2=3',
    '-lock-timeout=3s',
    '-parallelism=4',
    '-target=x',
    '-replace=y',
    '-refresh-only=false',
    '-refresh=true',
  ]);
  expect(call.applyOptions).toEqual([
    '-lock-timeout=3s',
    '-parallelism=4',
    '-backup=-',
    '-no-color',
    '-compact-warnings',
  ]);
});

test('a destroy is an apply whose plan destroys', () => {
  expect(read('destroy -auto-approve').planOptions).toEqual(['-destroy']);
  expect(read('apply -destroy=false').planOptions).toEqual(['-destroy=false']);
});

test('the folder that -chdir names', () => {
  expect(read('-chdir=some/where apply').folder).toBe('some/where');
});

test('a plan file stands behind the options', () => {
  expect(read('apply -auto-approve=false -lock=false plan')).toMatchObject({
    planFile: 'plan',
    autoApprove: false,
    planOptions: ['-lock=false'],
  });
  expect(read('apply -json -- -plan')).toMatchObject({ planFile: '-plan', json: true });
});

test('words of TF_CLI_ARGS stand where Terraform puts them: those of the verb first, then those of all, then the call', () => {
  const variables = {
    TF_CLI_ARGS: '-var=a=2',
    TF_CLI_ARGS_apply: `-var 'a=1' -no-color`,
    TF_CLI_ARGS_destroy: '-var=a=never',
    TF_CLI_ARGS_plan: '-var=a=never',
  };
  expect(read('apply -var=a=3', variables)).toMatchObject({
    planOptions: ['-var=a=1', '-var=a=2', '-var=a=3'],
    applyOptions: ['-no-color'],
  });
  expect(read('apply', { TF_CLI_ARGS: 'plan.file' }).planFile).toBe('plan.file');
});

test.each(['apply -help', 'apply -auto-approve -h', 'destroy --help', 'apply -unheard-of -help'])(
  '%j asks for help',
  (line) => {
    expect(read(line).asksHelp).toBe(true);
  },
);

test('what stands behind -- is no question, even where TF_CLI_ARGS puts it there', () => {
  expect(read('apply -help', { TF_CLI_ARGS_apply: '--' })).toMatchObject({ asksHelp: false, planFile: '-help' });
});

test.each([
  ['apply -unheard-of', 'does not know -unheard-of'],
  ['apply -exclude=a', 'does not know -exclude'],
  ['apply -state=other', '-state cannot be used through the gate'],
  ['apply -state-out other', '-state-out cannot be used through the gate'],
  ['apply -refresh=false', '-refresh=false cannot be used through the gate'],
  ['apply -refresh-only', '-refresh-only=true cannot be used through the gate'],
  ['apply -refresh=0', '-refresh=false cannot be used through the gate'],
  ['apply -auto-approve=yes', '-auto-approve=yes is neither true nor false'],
  ['apply -var', '-var needs a value'],
  ['apply plan -auto-approve', '"-auto-approve" stands behind the plan file "plan"'],
  ['apply -var=a=1 plan', '"-var=a=1" cannot shape the plan "plan"'],
  ['destroy plan', '"-destroy" cannot shape the plan "plan"'],
  ['-no-color apply', '"-no-color" stands before the subcommand'],
  ['-chdir=a -chdir=b apply', 'stands before the subcommand'],
  ['-no-color', 'no subcommand is given'],
])('%j is refused: %s', (line, why) => {
  expect(() => read(line)).toThrow(why);
});

test('the plan that cdktf asks for leaves neither a plan file nor generated configuration behind', () => {
  const call = read('plan -input=false -generate-config-out=generated.tf -out plan -parallelism=4', {
    TF_CLI_ARGS_plan: '-lock-timeout=60s',
  });
  expect(call).toMatchObject({ verb: 'plan', planFile: null, planOptions: ['-lock-timeout=60s', '-parallelism=4'] });
  expect(() => read('plan -state=other')).toThrow('-state cannot be used');
  expect(() => read('apply -out=plan')).toThrow('does not know -out');
});
