import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadWorkflow } from '../../../delivery/local-cloud/actions/workflow/loaded-workflow';
import { usedActions } from '../../../delivery/local-cloud/actions/workflow/used-actions';
import { standInsFor } from '../../../delivery/local-cloud/actions/stand-ins';
import { productWorkflowFile } from '../../../workflows/product/product-workflow';

const PROJECT = join(__dirname, '..', '..', '..');
const FOLDER = join(PROJECT, 'delivery', 'local-cloud', 'actions', 'stand-ins');

const committed = {
  repository: 'acme-data/data-platform',
  textOf: (_commit: string, file: string) => Promise.resolve(readFileSync(join(PROJECT, file), 'utf8')),
  resolve: () => Promise.resolve({ commit: 'main', ref: 'refs/heads/main' }),
};

const files = readdirSync(join(PROJECT, '.github', 'workflows'));

test.each(files)('everything that %s says is known here, and its actions have stand-ins', async (file) => {
  const place = { file: `.github/workflows/${file}`, commit: 'main', ref: 'refs/heads/main' };
  const used = usedActions(await loadWorkflow(place, committed));
  expect(Object.keys(standInsFor(used, FOLDER)).length).toBeLessThanOrEqual(used.length);
});

test.each(['dags', 'dbt', 'etl'] as const)('so is everything of the workflow of %s', async (kind) => {
  const gates = [{ environment: 'dev', deploysFrom: { kind: 'branch', pattern: 'main' } as const }];
  const text = productWorkflowFile({ madeBy: 'acme-data/data-platform', kind, folder: 'code', gates });
  const source = { ...committed, textOf: () => Promise.resolve(text) };
  const place = { file: '.github/workflows/sluice.yml', commit: 'main', ref: 'refs/heads/main' };
  const used = usedActions(await loadWorkflow(place, source));
  expect(Object.keys(standInsFor(used, FOLDER))).toContainEqual(expect.stringMatching(/^actions\/setup-python@/));
});

test('an action without a stand-in is named', () => {
  const used = [{ repository: 'actions/setup-go', folder: '', ref: 'abc' }];
  expect(() => standInsFor(used, FOLDER)).toThrow(/nothing stands in for actions\/setup-go/);
});
