import { readFileSync } from 'node:fs';

import { productWorkflow } from '../../../stacks/constructs/github/product-workflow';

const WORKFLOW = {
  madeBy: 'acme-data/data-platform',
  folder: 'dags',
  gates: [
    { environment: 'dev', deploysFrom: { kind: 'branch', pattern: 'main' } },
    { environment: 'staging', deploysFrom: { kind: 'branch', pattern: 'main' } },
    { environment: 'prod', deploysFrom: { kind: 'tag', pattern: 'v*' } },
  ],
} as const;

/** The text of one job of the file. */
function jobOf(text: string, name: string): string {
  const [, job = ''] = text.split(`\n  ${name}:\n`);
  return job.split(/\n {2}(?=\S)/)[0]!;
}

test('the workflow reads like this', () => {
  expect(productWorkflow(WORKFLOW)).toBe(readFileSync(`${__dirname}/product-workflow.yml`, 'utf8'));
});

test('environments that deploy from one branch are deployed to one after the other, in the order of the path', () => {
  const text = productWorkflow(WORKFLOW);
  expect(jobOf(text, 'deploy-dev')).not.toContain('needs:');
  expect(jobOf(text, 'deploy-staging')).toContain('    needs: deploy-dev\n');
  expect(jobOf(text, 'deploy-prod')).not.toContain('needs:');
});

test('a push deploys only to environments that deploy from what was pushed', () => {
  const text = productWorkflow(WORKFLOW);
  expect(text).toContain("  push:\n    branches: ['main']\n    tags: ['v*']\n");
  const when = (job: string) => /if: (.*)/.exec(jobOf(text, job))?.[1];
  expect(when('deploy-staging')).toBe("github.event_name == 'push' && github.ref == 'refs/heads/main'");
  expect(when('deploy-prod')).toBe("github.event_name == 'push' && startsWith(github.ref, 'refs/tags/v')");
});

test('a product without tags listens to none', () => {
  const text = productWorkflow({ ...WORKFLOW, gates: WORKFLOW.gates.slice(0, 2) });
  expect(text).toContain("  push:\n    branches: ['main']\n\npermissions");
});

test('every action is pinned by a whole commit, and no job has more than it needs', () => {
  const text = productWorkflow(WORKFLOW);
  const uses = text.match(/uses: .*/g) ?? [];
  expect(uses).toHaveLength(4);
  for (const use of uses) expect(use).toMatch(/^uses: actions\/checkout@[0-9a-f]{40} # v\d/);
  expect(text).toContain('\npermissions: {}\n');
  expect(jobOf(text, 'plan')).not.toContain('id-token');
  for (const { environment } of WORKFLOW.gates) {
    const granted = jobOf(text, `deploy-${environment}`).match(/^ {6}\S+: (read|write)$/gm);
    expect(granted).toEqual(['      contents: read', '      id-token: write']);
  }
  expect(text).not.toContain('secrets.');
});

test('what a job runs holds no expression that a stranger could fill', () => {
  const scripts = productWorkflow(WORKFLOW).match(/run: \|\n(?: {10}.*\n)+/g) ?? [];
  expect(scripts).toHaveLength(4);
  for (const script of scripts) expect(script).not.toContain('${{');
});

test('a name cannot break out of its place in the file', () => {
  expect(productWorkflow({ ...WORKFLOW, folder: "it's #1: a" })).toContain("FOLDER: 'it''s #1: a'\n");
  expect(() => productWorkflow({ ...WORKFLOW, folder: 'a\nb: c' })).toThrow('"a\\nb: c/**" holds a control character');
});
