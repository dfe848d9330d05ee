import type { Proposal } from '../../../delivery/model/proposal';
import { Redacted, UNKNOWN } from '../../../delivery/model/value';
import { proposalJson } from '../../../delivery/report/proposal-json';
import { ROUTINE, changeOf, environmentOf, planned, proposalOf, sampleProposal } from './proposals';

interface Written {
  readonly format: number;
  readonly environments: readonly [{ readonly stacks: readonly [WrittenStack] }];
}

interface WrittenStack {
  readonly digest: string;
  readonly reviewCode: string;
  readonly plan: {
    readonly changes: readonly [{ readonly after: unknown; readonly risks: readonly { kind: string }[] }];
  };
}

function written(proposal: Proposal): Written {
  return JSON.parse(proposalJson(proposal)) as Written;
}

function writtenOf(after: Parameters<typeof changeOf>[1]): unknown {
  const stack = planned('dev-lake', [{ change: changeOf('aws_s3_bucket.lake', after), risks: [ROUTINE] }]);
  const json = written(proposalOf([environmentOf('dev', [stack])]));
  return json.environments[0].stacks[0].plan.changes[0].after;
}

test('programs get a version, a digest and a review code for each stack, and the risks of each change', () => {
  const json = written(sampleProposal());
  expect(json.format).toBe(1);
  const [stack] = json.environments[0].stacks;
  expect(stack).toMatchObject({ stack: 'dev-access', kind: 'planned', risk: 'high' });
  expect(stack.reviewCode.replaceAll('-', '')).toBe(stack.digest.slice(0, 12));
  expect(stack.plan.changes[0].risks[0]?.kind).toBe('access-widened');
});

test('a secret is told by a mark, without its MAC; so is what only an apply tells', () => {
  const after = { key: new Redacted('(sensitive)', 'abc123'), id: UNKNOWN, list: [UNKNOWN] };
  expect(writtenOf({ after })).toEqual({
    key: { sensitive: '(sensitive)' },
    id: { unknown: true },
    list: [{ unknown: true }],
  });
  const stack = planned('dev-lake', [{ change: changeOf('a.b', { after }), risks: [ROUTINE] }]);
  expect(proposalJson(proposalOf([environmentOf('dev', [stack])]))).not.toContain('abc123');
});

test('an object that looks like a mark is not taken for one', () => {
  expect(writtenOf({ after: { tags: { sensitive: 'no' } } })).toEqual({ tags: { value: { sensitive: 'no' } } });
});

test('the same proposal gives the same bytes', () => {
  expect(proposalJson(sampleProposal())).toBe(proposalJson(sampleProposal()));
});
