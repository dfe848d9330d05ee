import { environmentNamed } from '../snowflake/synthesized';
import { type Attributes, SynthesizedAws } from './synthesized-aws';

const prod = environmentNamed('prod');
const STACK = 'prod-network';

function networkWith(network: Partial<NonNullable<typeof prod.network>>): SynthesizedAws {
  return new SynthesizedAws([{ ...prod, network: { ...prod.network!, ...network } }]);
}

function values(of: readonly { attributes: Attributes }[], key: string): unknown[] {
  return of.map(({ attributes }) => attributes[key]);
}

describe('subnets', () => {
  test('every zone has a private subnet with routes of its own', () => {
    const aws = networkWith({ egress: 'endpoints', zones: ['a', 'b', 'c'] });
    expect(values(aws.ofType('aws_subnet', STACK), 'availability_zone')).toEqual([
      'eu-west-1a',
      'eu-west-1b',
      'eu-west-1c',
    ]);
    expect(values(aws.ofType('aws_subnet', STACK), 'cidr_block')).toEqual([
      '10.40.0.0/20',
      '10.40.16.0/20',
      '10.40.32.0/20',
    ]);
    expect(aws.ofType('aws_route_table_association', STACK)).toHaveLength(3);
    expect(aws.ofType('aws_route', STACK)).toEqual([]);
  });

  test('none gives its machines public addresses', () => {
    const subnets = networkWith({ egress: 'nat-per-zone' }).ofType('aws_subnet', STACK);
    expect(new Set(values(subnets, 'map_public_ip_on_launch'))).toEqual(new Set([false]));
  });

  test('a zone that comes leaves the addresses and state addresses of the others alone', () => {
    const before = networkWith({ zones: ['a', 'c'] }).ofType('aws_subnet', STACK);
    const after = networkWith({ zones: ['a', 'b', 'c'] }).ofType('aws_subnet', STACK);
    expect(after).toEqual(expect.arrayContaining(before));
  });
});

describe('the way out', () => {
  const gatewaysOf = (aws: SynthesizedAws) => aws.ofType('aws_nat_gateway', STACK);
  const throughNat = (aws: SynthesizedAws) => values(aws.ofType('aws_route', STACK), 'nat_gateway_id').filter(Boolean);

  test('nat-per-zone sends each private subnet through the gateway of its zone', () => {
    const aws = networkWith({ egress: 'nat-per-zone', zones: ['a', 'b', 'c'] });
    expect(gatewaysOf(aws)).toHaveLength(3);
    expect(new Set(throughNat(aws)).size).toBe(3);
  });

  test('single-nat sends every private subnet through one gateway', () => {
    const aws = networkWith({ egress: 'single-nat', zones: ['a', 'b', 'c'] });
    expect(gatewaysOf(aws)).toHaveLength(1);
    expect(throughNat(aws)).toHaveLength(3);
    expect(new Set(throughNat(aws)).size).toBe(1);
  });

  test('endpoints leave no way to the internet, and reach all that managed Airflow calls', () => {
    const aws = networkWith({ egress: 'endpoints' });
    expect(aws.ofType('aws_internet_gateway', STACK)).toEqual([]);
    expect(gatewaysOf(aws)).toEqual([]);
    const endpoints = aws
      .ofType('aws_vpc_endpoint', STACK)
      .filter((e) => e.attributes['vpc_endpoint_type'] === 'Interface');
    const services = ['airflow.api', 'airflow.env', 'airflow.ops', 'ecr.api', 'ecr.dkr', 'kms', 'logs', 'monitoring'];
    expect(values(endpoints, 'service_name').map(String).sort()).toEqual(
      [...services, 'secretsmanager', 'sqs'].map((service) => `com.amazonaws.eu-west-1.${service}`),
    );
    expect(new Set(values(endpoints, 'private_dns_enabled'))).toEqual(new Set([true]));
  });

  test.each(['nat-per-zone', 'single-nat', 'endpoints'] as const)(
    '%s reaches S3 without it, from every zone',
    (egress) => {
      const aws = networkWith({ egress, zones: ['a', 'b'] });
      const [gateway] = aws
        .ofType('aws_vpc_endpoint', STACK)
        .filter((e) => e.attributes['vpc_endpoint_type'] === 'Gateway');
      expect(gateway!.attributes['service_name']).toBe('com.amazonaws.eu-west-1.s3');
      expect(gateway!.attributes['route_table_ids']).toHaveLength(2);
    },
  );
});

describe('security groups', () => {
  const aws = networkWith({ egress: 'endpoints' });

  test('the default group allows nothing', () => {
    const group = aws.only('aws_default_security_group', STACK);
    expect(group['ingress']).toBeUndefined();
    expect(group['egress']).toBeUndefined();
  });

  test('nothing comes in but Airflow from itself, and HTTPS from the VPC to endpoints', () => {
    const rules = aws.ofType('aws_vpc_security_group_ingress_rule', STACK).map(({ attributes }) => attributes);
    expect(rules).toHaveLength(2);
    const [itself, https] = rules;
    expect(itself).toMatchObject({ ip_protocol: '-1', referenced_security_group_id: itself!['security_group_id'] });
    expect(https).toMatchObject({ ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '10.40.0.0/16' });
  });
});

describe('flow logs', () => {
  test('record all traffic, encrypted and for as long as the environment says', () => {
    const aws = networkWith({ flowLogs: true });
    expect(aws.only('aws_flow_log', STACK)).toMatchObject({
      traffic_type: 'ALL',
      log_destination_type: 'cloud-watch-logs',
    });
    expect(aws.only('aws_cloudwatch_log_group', STACK)).toMatchObject({
      name: '/sluice/prod-network/flow-logs',
      retention_in_days: 365,
      kms_key_id: expect.stringContaining('aws_kms_key') as string,
    });
  });

  test('are not made where the environment does without', () => {
    const aws = networkWith({ flowLogs: false });
    expect(aws.ofType('aws_flow_log', STACK)).toEqual([]);
    expect(aws.ofType('aws_kms_key', STACK)).toEqual([]);
  });
});
