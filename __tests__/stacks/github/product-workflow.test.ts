import { readFileSync } from 'node:fs';

import { plain, type PlainWorkflow } from '../../../workflows/model/plain';
import { readWorkflow } from '../../../workflows/model/read-workflow';
import { judge, RULES } from '../../../workflows/model/rules/judge';
import { productWorkflow, productWorkflowFile } from '../../../workflows/product/product-workflow';

const PRODUCT = {
  madeBy: 'acme-data/data-platform',
  kind: 'dags',
  folder: 'dags',
  gates: [
    { environment: 'dev', deploysFrom: { kind: 'branch', pattern: 'main' } },
    { environment: 'staging', deploysFrom: { kind: 'branch', pattern: 'main' } },
    { environment: 'prod', deploysFrom: { kind: 'tag', pattern: 'v*' } },
  ],
} as const;

const KINDS = ['dags', 'dbt', 'etl'] as const;

const writes = Object.fromEntries(PRODUCT.gates.map(({ environment }) => [`deploy-${environment}`, ['id-token']]));

/** There is no ledger of a product, so that GitHub records what went where. */
const rules = RULES.filter(({ code }) => code !== 'deployments-on-the-ledger');

function flaws(workflow: PlainWorkflow): string[] {
  return judge({ workflow, writes, calls: null }, rules);
}

test.each(KINDS)('the workflow of a product of the kind %s reads like its example', (kind) => {
  const file = kind === 'dags' ? 'product-workflow.yml' : `product-workflow-${kind}.yml`;
  expect(productWorkflowFile({ ...PRODUCT, kind })).toBe(readFileSync(`${__dirname}/${file}`, 'utf8'));
});

test.each(KINDS)(
  'the workflow of a product of the kind %s keeps every rule, as it is made and as it is read back',
  (kind) => {
    expect(flaws(plain(productWorkflow({ ...PRODUCT, kind })))).toEqual([]);
    expect(flaws(readWorkflow(productWorkflowFile({ ...PRODUCT, kind })))).toEqual([]);
  },
);

test('environments that deploy from one branch are deployed to one after the other, in the order of the path', () => {
  const { jobs } = plain(productWorkflow(PRODUCT));
  expect(jobs['deploy-dev']!.needs).toEqual(['build']);
  expect(jobs['deploy-staging']!.needs).toEqual(['build', 'deploy-dev']);
  expect(jobs['deploy-prod']!.needs).toEqual(['build']);
});

test('a push deploys only to environments that deploy from what was pushed', () => {
  const { on, jobs } = plain(productWorkflow(PRODUCT));
  expect(on['push']).toEqual({ branches: ['main'], tags: ['v*'] });
  expect(jobs['deploy-staging']!.if).toBe("github.event_name == 'push' && github.ref == 'refs/heads/main'");
  expect(jobs['deploy-prod']!.if).toBe("github.event_name == 'push' && startsWith(github.ref, 'refs/tags/v')");
});

test('a product without tags listens to none', () => {
  const { on } = plain(productWorkflow({ ...PRODUCT, gates: PRODUCT.gates.slice(0, 2) }));
  expect(on['push']).toEqual({ branches: ['main'] });
});

test.each(KINDS)('what a product of the kind %s holds runs only where there is nothing but leave to read', (kind) => {
  const { jobs } = plain(productWorkflow({ ...PRODUCT, kind }));
  for (const job of ['test', 'plan', 'build']) expect(jobs[job]!.permissions).toEqual({ contents: 'read' });
  for (const { environment } of PRODUCT.gates) {
    const deploy = jobs[`deploy-${environment}`]!;
    expect(deploy.permissions).toEqual({ 'id-token': 'write' });
    expect(deploy.steps!.flatMap(({ run }) => run ?? [])).toEqual(['aws s3 sync product/ "$TARGET" --delete']);
  }
});

test('every environment is given what was built once', () => {
  const { jobs } = plain(productWorkflow(PRODUCT));
  for (const { environment } of PRODUCT.gates) {
    expect(jobs[`deploy-${environment}`]!.steps![0]!.with).toMatchObject({
      'artifact-ids': '${{ needs.build.outputs.product }}',
    });
  }
});

test('a name cannot break out of its place in the file', () => {
  const folder = "it's #1: a $(b)";
  const text = productWorkflowFile({ ...PRODUCT, folder });
  expect(flaws(readWorkflow(text))).toEqual([]);
  expect(readWorkflow(text).jobs['test']!.steps![3]!.env).toEqual({ FOLDER: folder });
  for (const wrong of ['a\nb: c', '${{ github.token }}']) {
    expect(() => productWorkflowFile({ ...PRODUCT, folder: wrong })).toThrow(
      'holds a control character, or what GitHub',
    );
  }
});
