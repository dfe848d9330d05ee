import { type AwsAnswer, signedRequest } from './signed-request';

/** What an Airflow environment needs to stand on. */
export interface Surroundings {
  readonly bucket: string;
  readonly role: string;
  readonly subnets: readonly [string, string];
  readonly group: string;
}

const BLOCKED = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets']
  .map((name) => `<${name}>true</${name}>`)
  .join('');

/** Makes a bucket, a role and a network in the local AWS at `url`, as the stacks do. */
export async function airflowSurroundings(url: string): Promise<Surroundings> {
  const bucket = 'dev-lake-artifacts';
  await s3(
    url,
    `/${bucket}`,
    '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>',
  );
  await version(url, bucket, 'Enabled');
  await s3(
    url,
    `/${bucket}?publicAccessBlock`,
    `<PublicAccessBlockConfiguration>${BLOCKED}</PublicAccessBlockConfiguration>`,
  );
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'airflow-env.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  const made = await query(url, 'iam', { Action: 'CreateRole', RoleName: 'airflow', AssumeRolePolicyDocument: trust });
  const vpc = one(await query(url, 'ec2', { Action: 'CreateVpc', CidrBlock: '10.0.0.0/16' }), 'vpcId');
  return {
    bucket,
    role: one(made, 'Arn'),
    subnets: [await subnet(url, vpc, 'a'), await subnet(url, vpc, 'b')],
    group: one(
      await query(url, 'ec2', { Action: 'CreateSecurityGroup', VpcId: vpc, GroupName: 'a', GroupDescription: 'a' }),
      'groupId',
    ),
  };
}

/** Turns a bucket's versioning on or off. */
export async function version(url: string, bucket: string, status: 'Enabled' | 'Suspended'): Promise<void> {
  await s3(
    url,
    `/${bucket}?versioning`,
    `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`,
  );
}

async function subnet(url: string, vpc: string, zone: 'a' | 'b'): Promise<string> {
  const block = zone === 'a' ? '10.0.0.0/24' : '10.0.1.0/24';
  const asked = { Action: 'CreateSubnet', VpcId: vpc, CidrBlock: block, AvailabilityZone: `eu-west-1${zone}` };
  return one(await query(url, 'ec2', asked), 'subnetId');
}

async function s3(url: string, path: string, body: string): Promise<void> {
  sound(await signedRequest(url, { service: 's3', method: 'PUT', path, body }));
}

async function query(url: string, service: 'iam' | 'ec2', parameters: Record<string, string>): Promise<string> {
  const version = service === 'iam' ? '2010-05-08' : '2016-11-15';
  const body = new URLSearchParams({ ...parameters, Version: version });
  return sound(await signedRequest(url, { service, body })).text;
}

function sound(answer: AwsAnswer): AwsAnswer {
  if (answer.status !== 200) throw new Error(`the local AWS answered ${answer.status}: ${answer.text}`);
  return answer;
}

function one(xml: string, element: string): string {
  const [, value] = new RegExp(`<${element}>([^<]+)</${element}>`).exec(xml) ?? [];
  if (value === undefined) throw new Error(`no ${element} in ${xml}`);
  return value;
}
