import { PLANNED } from '../../../delivery/model/comment-life';
import { planComment } from '../../../delivery/report/plan-comment';
import { planText } from '../../../delivery/report/plan-text';
import { ROUTINE, changeOf, environmentOf, planned, proposalOf, sampleProposal } from './proposals';

test('no change at all is one quiet line', () => {
  expect(planComment(proposalOf([environmentOf('dev', [planned('dev-lake', [])])]), PLANNED)).toBe(
    '<!-- sluice:life -->\n<!-- /sluice:life -->\n\n**Plan:** nothing changes in any environment.\n',
  );
});

test('a comment says where the plan goes, what is lost, what the gate refuses, who gains access and what it costs', () => {
  const comment = planComment(sampleProposal(), PLANNED);
  expect(comment).toContain('## Plan: `dev`, then `staging`');
  expect(comment).toContain('`snowflake_database.raw` will be **replaced** in `dev-warehouse`, `staging-warehouse`');
  expect(comment).toContain('> **The gate refuses this as it stands** (1 reason)');
  expect(comment).toContain('- `role ANALYST` **gains** `SELECT` on 50 objects of `DEV_RAW.ORDERS` through `DEV_READ`');
  expect(comment).toContain('**Cost:** +730.00 USD a month (1,200.00 → 1,930.00), prices of `2026-11-01`');
  expect(comment).toContain('`dev-airflow`: not planned yet, waits for `dev-network` to be applied');
  expect(comment).toContain('- `dev-old`: 12 objects remain');
});

test('an environment that gets the same changes apart from its name is told in a line', () => {
  const change = (name: string) => ({
    change: changeOf('aws_s3_bucket.lake', { after: { bucket: `${name}-lake`, arn: 'arn:aws:iam::111111111111:x' } }),
    risks: [ROUTINE],
  });
  const [dev, staging] = [planned('dev-lake', [change('dev')]), planned('staging-lake', [change('stg')])];
  const alike = proposalOf([environmentOf('dev', [dev]), environmentOf('staging', [staging])]);
  expect(planComment(alike, PLANNED)).toContain('`staging`: the same as `dev`, apart from names');
  const other = planned('staging-lake', [change('larger')]);
  const different = proposalOf([environmentOf('dev', [dev]), environmentOf('staging', [other])]);
  expect(planComment(different, PLANNED)).not.toContain('the same as');
});

test('what became of a plan stands at the top of its comment', () => {
  const proposal = sampleProposal();
  const failed = {
    state: 'failed',
    environment: 'dev',
    because: 'the provider was throttled',
    remaining: ['dev-warehouse'],
    command: 'npx cdktf apply dev-warehouse',
  } as const;
  expect(planComment(proposal, failed)).toContain('> npx cdktf apply dev-warehouse\n');
  expect(planComment(proposal, { state: 'stale', head: 'abcdef0123456789' })).toContain('now stands at `abcdef012345`');
  expect(planComment(proposal, { state: 'approved', by: ['ann'], needed: 2 })).toContain('by `ann`: 1 of 2 approvals');
});

test('a value of a megabyte is cut to what differs', () => {
  const long = (end: string) => `${'word, '.repeat(170_000)}${end}`;
  const change = changeOf('aws_glue_job.etl', { action: 'update', before: { s: long('a') }, after: { s: long('b') } });
  const proposal = proposalOf([environmentOf('dev', [planned('dev-glue', [{ change, risks: [ROUTINE] }])])]);
  const comment = planComment(proposal, PLANNED);
  expect(comment.length).toBeLessThan(3_000);
  expect(comment).toContain('    - a\n    + b\n');
});

test('a row that does not fit is left out, and the comment says so', () => {
  const changes = Array.from({ length: 3000 }, (_, i) => ({
    change: changeOf(`aws_s3_object.o${i}`, { action: 'update', before: { etag: `a${i}` }, after: { etag: `b${i}` } }),
    risks: [ROUTINE],
  }));
  const gone = { change: changeOf('aws_s3_bucket.gone', { action: 'delete' }), risks: [ROUTINE] };
  const stack = planned('dev-lake', [...changes, gone]);
  const comment = planComment(proposalOf([environmentOf('dev', [stack])]), PLANNED);
  expect(comment).toMatch(/\*\*For length: .*see the full report\.\*\*/);
  expect(comment).toContain('`aws_s3_bucket.gone` will be **deleted** in `dev-lake`');
});

test('values written from right to left do not swap what was and what is', () => {
  const change = changeOf('a.b', { action: 'update', before: { name: 'שלום' }, after: { name: 'עולם' } });
  const proposal = proposalOf([environmentOf('dev', [planned('dev-x', [{ change, risks: [ROUTINE] }])])]);
  expect(planComment(proposal, PLANNED)).toContain('`"שלום"` &lrm;→&lrm; `"עולם"`');
});

test('a stack that could not be planned is told with its error, and nothing is said of its risk', () => {
  const because = 'terraform plan exited 1:\n╷\n│ Error: Unsupported attribute\n│\n│   on main.tf line 4\n╵\n';
  const comment = planComment(
    proposalOf([environmentOf('dev', [{ stack: 'dev-lake', dependencies: [], kind: 'failed', because }])]),
    PLANNED,
  );
  expect(comment).toContain('## Plan: `dev` · 0 stacks change · 1 stack could not be planned\n');
  expect(comment).toContain(
    '> - `dev-lake`\n>   ```text\n>   Error: Unsupported attribute\n>   on main.tf line 4\n>   ```\n',
  );
  expect(comment).toContain('Nothing of this can be applied before all of it is planned.');
});

test('a user who gets all that a role gets is told so', () => {
  const of = (who: string, through: string[]) =>
    ['a', 'b', 'c'].map((on) => ({ who, what: 'SELECT', on: `table ${on}`, through }));
  const gained = [...of('role LOADER', ['R']), ...of('user ETL', ['LOADER', 'R'])];
  const environment = environmentOf('dev', [planned('dev-x', [{ change: changeOf('a.b'), risks: [ROUTINE] }])], {
    access: { gained, lost: [], unknown: [] },
  });
  expect(planComment(proposalOf([environment]), PLANNED)).toContain(
    '- `user ETL` **gains** all that `role LOADER` gains\n',
  );
});

test('of the next environments it tells only what is not as in the first', () => {
  const grant = (environment: string, schema: string) => ({
    change: changeOf(`snowflake_grant.${schema}`, { after: { on: `${environment.toUpperCase()}_${schema}` } }),
    risks: [ROUTINE],
  });
  const environments = ['dev', 'prod'].map((name) =>
    environmentOf(name, [
      planned(`${name}-warehouse`, [grant(name, 'RAW'), ...(name === 'prod' ? [grant(name, 'ONLY_PROD')] : [])]),
    ]),
  );
  const [, next = ''] = planComment(proposalOf(environments), PLANNED).split('### Next environments');
  expect(next).toContain('1 change as in `dev`, apart from names. Besides:');
  expect(next).toContain('snowflake_grant.ONLY_PROD');
  expect(next).not.toContain('snowflake_grant.RAW');
});

test('stacks that administrators apply are told in one line, with the command, even where nothing else changes', () => {
  const quiet = proposalOf([environmentOf('dev', [])], { administered: ['dev-repository'] });
  const line = 'Administrators apply `dev-repository` by hand after the merge: `npx cdktf deploy dev-repository`.';
  expect(planComment(quiet, PLANNED)).toContain(line);
  const two = { ...sampleProposal(), administered: ['dev-repository', 'prod-repository'] };
  expect(planComment(two, PLANNED)).toContain(
    'apply `dev-repository`, `prod-repository` by hand after the merge: `npx cdktf deploy dev-repository`, and so each',
  );
  expect(planText(two, { width: 120, colour: false })).toContain(
    'Administrators apply dev-repository, prod-repository',
  );
  expect(planComment(sampleProposal(), PLANNED)).not.toContain('Administrators');
});
