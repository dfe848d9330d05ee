import { policyRefusals } from '../../../delivery/gate/policies';
import { allowedBy } from '../../../delivery/gate/policies/allowed-configuration';
import { strayFiles } from '../../../delivery/gate/stray-files';

const s3 = (key: string, rest = {}) => ({ s3: { bucket: 'dev-state', key, region: 'eu-west-1', ...rest } });
const required = { aws: { source: 'aws', version: '5.100.0' } };
const REPORT = { s3_use_path_style: true, endpoints: [{ sts: 'http://127.0.0.1:5000' }] };

const LAKE = {
  '//': { metadata: { stackName: 'dev-lake' } },
  terraform: { required_providers: required, backend: s3('dev/dev-lake.tfstate') },
  provider: { aws: [{ region: 'eu-west-1', ...REPORT }] },
  resource: { aws_s3_bucket: { lake: { '//': { metadata: {} }, bucket: 'dev-lake' } } },
  data: { aws_ssm_parameter: { vpc: { name: '/dev/vpc' } } },
};

const WAREHOUSE = {
  terraform: {
    required_providers: { snowflake: { source: 'snowflakedb/snowflake', version: '2.11.0' } },
    backend: s3('dev/dev-warehouse.tfstate'),
  },
  provider: { snowflake: [{ account_name: 'DATA_DEV' }] },
};

const allowed = allowedBy({ 'dev-lake': LAKE, 'dev-warehouse': WAREHOUSE });

function refusalsOf(changes: object, id = 'dev-lake'): string[] {
  return policyRefusals(id, { ...LAKE, ...changes }, allowed).map(({ sentence }) => sentence);
}

const withTerraform = (changes: object) => ({ terraform: { ...LAKE.terraform, ...changes } });
const resource = (type: string, body: object) => ({ resource: { [type]: { one: body } } });

test('a stack that does what the base does goes through', () => {
  expect(refusalsOf({})).toEqual([]);
  expect(policyRefusals('dev-warehouse', WAREHOUSE, allowed)).toEqual([]);
});

test('moves, imports, removals, checks and a terraform_data go through', () => {
  const harmless = {
    moved: [{ from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.lake' }],
    import: [{ to: 'aws_s3_bucket.lake', id: 'x' }],
    removed: [{ from: 'aws_s3_bucket.b', lifecycle: [{ destroy: false }] }],
    check: { health: { data: { aws_caller_identity: { me: {} } }, assert: [{ condition: true, error_message: 'x' }] } },
    ...resource('terraform_data', { input: 'x' }),
  };
  expect(refusalsOf(harmless)).toEqual([]);
});

const PROVISIONER = { provisioner: { 'local-exec': { command: 'env' } } };
const EXTERNAL = { external: { x: { program: ['sh'] } } };

test.each<[string, object, string]>([
  ['an external data source', { data: EXTERNAL }, 'data.external.x runs a program while Terraform plans'],
  ['one in a list', { data: [EXTERNAL] }, 'data.external.x runs a program'],
  [
    'one whose type is in a list',
    { data: { external: [{ x: { program: ['sh'] } }] } },
    'data.external.x runs a program',
  ],
  [
    'one whose body is in a list',
    { data: { external: { x: [{ program: ['sh'] }] } } },
    'data.external.x runs a program',
  ],
  ['one in a check', { check: { c: { data: EXTERNAL } } }, 'data.external.x runs a program'],
  ['an http data source', { data: { http: { x: { url: 'https://evil.test' } } } }, 'data.http.x sends a request'],
  [
    'a remote state',
    { data: { terraform_remote_state: { x: {} } } },
    'data.terraform_remote_state.x reads another state',
  ],
  ['a provisioner', resource('aws_s3_bucket', PROVISIONER), 'aws_s3_bucket.one has a provisioner'],
  [
    'a provisioner in a list',
    { resource: [{ aws_s3_bucket: [{ one: [PROVISIONER] }] }] },
    'aws_s3_bucket.one has a provisioner',
  ],
  [
    'a provisioner of a terraform_data',
    resource('terraform_data', PROVISIONER),
    'terraform_data.one has a provisioner',
  ],
  [
    'a provisioner of what is removed',
    { removed: [{ from: 'a.b', ...PROVISIONER }] },
    'a removed block has a provisioner',
  ],
  ['a connection', resource('aws_s3_bucket', { connection: { host: 'x' } }), 'aws_s3_bucket.one has a connection'],
  [
    'a module from elsewhere',
    { module: { m: { source: 'git::https://evil.test/m' } } },
    'module.m is fetched from git::',
  ],
  ['a module from a registry', { module: { m: { source: 'acme/m/aws' } } }, 'module.m is fetched from acme/m/aws'],
  [
    'a module in the folder',
    { module: { m: { source: './m' } } },
    'module.m is Terraform in ./m that this check does not',
  ],
  [
    'a kind of block nobody knows',
    { action: { local_command: {} } },
    'action is a kind of block that this check does not',
  ],
  ['a null_resource', resource('null_resource', {}), 'the provider null (hashicorp/null) is not one that the base'],
  [
    'a provider that is only configured',
    { provider: { kubernetes: {} } },
    'the provider kubernetes (hashicorp/kubernetes)',
  ],
  ['a provider that a resource chooses', resource('aws_s3_bucket', { provider: 'evil.east' }), 'the provider evil'],
  ['a data source of another provider', { data: { local_file: { x: {} } } }, 'the provider local (hashicorp/local)'],
  ['a short-lived value of another one', { ephemeral: { random_password: { x: {} } } }, 'the provider random'],
])('%s is refused', (_, changes, sentence) => {
  expect(refusalsOf(changes).join('\n')).toContain(`dev-lake is not planned: ${sentence}`);
});

test.each([
  ['another source under a known name', { aws: { source: 'evil/aws' } }, 'the provider aws (evil/aws) is not one that'],
  ['another host', { aws: { source: 'evil.test/hashicorp/aws' } }, 'the provider aws (evil.test/hashicorp/aws)'],
  ['external under another name', { aws: { source: 'hashicorp/external' } }, 'runs programs or sends requests'],
  ['somebody’s own http', { ...required, x: { source: 'me/http' } }, 'the provider x (me/http) runs programs'],
  [
    'another terraform',
    { ...required, terraform: { source: 'evil/terraform' } },
    'the provider terraform (evil/terraform)',
  ],
])('a required provider is refused: %s', (_, providers, sentence) => {
  expect(refusalsOf(withTerraform({ required_providers: providers })).join('\n')).toContain(sentence);
});

test('external and http are refused though the base has them', () => {
  const base = { ...LAKE, data: { ...EXTERNAL, http: { x: {} } } };
  const refusals = policyRefusals('dev-lake', base, allowedBy({ 'dev-lake': base }));
  expect(refusals.map(({ rule }) => rule)).toEqual(['policy', 'policy', 'policy', 'policy']);
});

test('a provider’s source may be written short or long', () => {
  const sources = [
    'aws',
    'hashicorp/aws',
    'HashiCorp/AWS',
    ['registry', 'terraform', 'io'].join('.') + '/hashicorp/aws',
  ];
  for (const source of sources) {
    expect(refusalsOf(withTerraform({ required_providers: { aws: { source } } }))).toEqual([]);
  }
});

describe('a provider', () => {
  test('may keep its dangerous settings, and gets no others', () => {
    expect(refusalsOf({ provider: { aws: [{ ...REPORT, region: 'eu-west-2' }] } })).toEqual([]);
    const elsewhere = { ...REPORT, endpoints: [{ sts: 'https://evil.test' }] };
    expect(refusalsOf({ provider: { aws: [elsewhere] } })).toEqual([
      'dev-lake is not planned: the provider setting aws.endpoints is not as in the base commit; it may run programs or leak secrets',
    ]);
  });

  test.each([
    ['exec', { kubernetes: { exec: [{ command: 'sh' }] } }],
    ['credentials of a program', { aws: { assume_role: [{ credential_process: 'sh' }] } }],
    ['a proxy', { aws: { http_proxy: 'http://evil.test' } }],
    ['another address', { github: { base_url: 'https://evil.test' } }],
    ['a file of secrets', { aws: { shared_credentials_files: ['/home/ann/.aws/credentials'] } }],
    ['a key to read', { snowflake: { private_key_path: '/home/ann/.ssh/id_rsa' } }],
    ['no verified certificates', { aws: [{ insecure: true }] }],
  ])('is refused with %s', (_, provider) => {
    expect(refusalsOf({ provider }).join('\n')).toContain('the provider setting');
  });
});

describe('an expression', () => {
  const tag = (text: string) => resource('aws_s3_bucket', { tags: { a: text } });

  test.each([
    '${file("/proc/self/environ")}',
    '${filebase64 ("/etc/passwd")}',
    '${file/* x */("/etc/passwd")}',
    '${templatefile("x.tpl", {})}',
    '%{ if fileexists("/home/ann/.aws/credentials") }yes%{ endif }',
    '${file("assets/../../../etc/passwd")}',
    '${file("assets/${var.x}")}',
    '${filemd5("assets/a.zip")}${file("/etc/passwd")}',
  ])('that reads a file of the machine is refused: %s', (text) => {
    expect(refusalsOf(tag(text)).join('\n')).toContain('on a file that is not an asset of the stack');
  });

  test.each([
    '${filemd5("assets/a/b.zip")}',
    '${filebase64sha256("${path.module}/assets/a.zip")}',
    'a file("x") in words',
  ])('may read assets, and words are words: %s', (text) => {
    expect(refusalsOf(tag(text))).toEqual([]);
  });

  test('is found in a key too', () => {
    expect(refusalsOf(resource('aws_s3_bucket', { tags: { '${file("/etc/passwd")}': 'x' } }))).toHaveLength(1);
  });
});

describe('a backend', () => {
  test.each([
    ['another key', s3('prod/prod-lake.tfstate')],
    ['another bucket', s3('dev/dev-lake.tfstate', { bucket: 'evil' })],
    ['another kind', { http: { address: 'https://evil.test' } }],
    ['one more', { ...s3('dev/dev-lake.tfstate'), local: { path: 'x' } }],
    ['none', undefined],
  ])('is refused with %s', (_, backend) => {
    expect(refusalsOf(withTerraform({ backend })).join('\n')).toContain('its backend is not that of the base commit');
  });

  test('in the cloud is refused where the base has none', () => {
    expect(refusalsOf(withTerraform({ cloud: { organization: 'evil' } }))).toHaveLength(1);
  });

  test('of a new stack lies beside the others under its own name', () => {
    const fresh = (backend?: object) => refusalsOf(withTerraform({ backend }), 'dev-new');
    expect(fresh(s3('dev/dev-new.tfstate'))).toEqual([]);
    expect(fresh(s3('dev/dev-lake.tfstate')).join()).toContain('does not bear its name');
    expect(fresh(s3('dev/dev-new.tfstate', { bucket: 'evil' })).join()).toContain('not one that the base commit has');
    expect(fresh().join()).toContain('it states no backend');
  });
});

test('what is no object is refused', () => {
  expect(policyRefusals('dev-lake', [LAKE], allowed)).toHaveLength(1);
});

test('a base without stacks allows no provider', () => {
  expect(policyRefusals('dev-lake', LAKE, allowedBy({})).length).toBeGreaterThan(0);
});

describe('a folder', () => {
  test('holds what cdktf wrote', () => {
    expect(strayFiles('dev-lake', ['cdk.tf.json', 'assets'], { ours: false })).toEqual([]);
  });

  test.each([
    'main.tf',
    'override.tf.json',
    'x.auto.tfvars',
    'terraform.tfvars',
    'terraform.d',
    '.terraform',
    'terraform.tfstate',
  ])('that somebody else wrote is refused with %s in it', (name) => {
    expect(strayFiles('dev-lake', ['cdk.tf.json', name], { ours: false })[0]?.sentence).toContain(
      `${name} lies in its folder`,
    );
  });

  test('may hold what Terraform left in it, where nobody else wrote to it', () => {
    const left = [
      '.terraform',
      '.terraform.lock.hcl',
      'plan',
      'terraform.tfstate.backup',
      '.terraform.tfstate.lock.info',
    ];
    expect(strayFiles('dev-lake', left, { ours: true })).toEqual([]);
    expect(strayFiles('dev-lake', ['main.tf'], { ours: true })).toHaveLength(1);
  });
});
