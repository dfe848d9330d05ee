import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PLANNED } from '../../../delivery/model/comment-life';
import { planComment } from '../../../delivery/report/plan-comment';
import { ROUTINE, changeOf, environmentOf, planned, proposalOf } from './proposals';

const LOSS = { kind: 'data-loss', level: 'high', reason: 'the files in it are lost' } as const;

function lakeStack(environment: string) {
  return planned(`${environment}-lake`, [
    {
      change: changeOf('aws_s3_bucket.archive', {
        action: 'delete',
        reason: 'delete_because_no_resource_config',
        before: { bucket: `${environment}-archive` },
      }),
      risks: [LOSS],
    },
    {
      change: changeOf('aws_s3_bucket_lifecycle_configuration.lake', {
        action: 'update',
        before: { bucket: `${environment}-lake`, rule: [{ id: 'expire', days: 30 }] },
        after: { bucket: `${environment}-lake`, rule: [{ id: 'expire', days: 90 }] },
      }),
      risks: [ROUTINE],
    },
  ]);
}

// Rendered for people: where a change of it is meant, the file is written anew from what the test received.
test('a small plan reads like the example', () => {
  const proposal = proposalOf([environmentOf('dev', [lakeStack('dev')]), environmentOf('prod', [lakeStack('prod')])], {
    unaffected: 8,
  });
  expect(planComment(proposal, PLANNED)).toBe(readFileSync(join(__dirname, 'example.md'), 'utf8'));
});
