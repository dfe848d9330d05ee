import { StatedAttributes } from '../../../delivery/adapters/terraform/stated-attributes';

const expressions = { bucket: { constant_value: 'lake' }, acl: { references: ['var.acl'] } };
const resources = [{ address: 'aws_s3_bucket.lake', expressions }];
const stated = new StatedAttributes({
  configuration: { root_module: { variables: {}, resources }, provider_config: {} },
});

test.each(['aws_s3_bucket.lake', 'aws_s3_bucket.lake[0]', String.raw`aws_s3_bucket.lake["a[\"1\"]"]`])(
  '%s states what its configuration does',
  (address) => {
    expect(stated.of(address)).toEqual({ stated: ['acl', 'bucket'] });
  },
);

test.each(['aws_s3_bucket.other', 'module.m.aws_s3_bucket.lake'])('of %s the plan does not tell', (address) => {
  expect(stated.of(address)).toEqual({});
});
