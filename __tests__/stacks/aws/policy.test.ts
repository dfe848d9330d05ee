import { allow, deny, policy } from '../../../stacks/constructs/aws/policy';

const GRANT = { sid: 'Metrics', actions: ['cloudwatch:PutMetricData'], resources: ['*'] };

test('what is allowed on every resource says why, and the reason is for people alone', () => {
  expect(() => policy([allow(GRANT)])).toThrow('Metrics allows on every resource and does not say why');
  expect(() => policy([allow({ ...GRANT, everywhere: 'it has to' })])).toThrow('says "it has to"; name the resources');
  const everywhere = 'metrics are no resources to IAM';
  expect(policy([allow({ ...GRANT, everywhere })])).not.toContain(everywhere);
});

test('what is denied everywhere needs no reason', () => {
  expect(JSON.parse(policy([deny(GRANT)]))).toMatchObject({ Statement: [{ Effect: 'Deny', Resource: '*' }] });
});
