import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { path } from '../../environments';
import { load } from '../../environments/load';
import { allowedWrites } from '../../workflows/delivery/allowed-writes';
import { deliveryWorkflows } from '../../workflows/delivery/delivery-workflows';
import { estateOf, namesOf } from '../../workflows/delivery/estate';
import { plain } from '../../workflows/model/plain';
import { readWorkflow } from '../../workflows/model/read-workflow';
import { judge } from '../../workflows/model/rules/judge';
import { WORKFLOW_FOLDER, WORKFLOWS } from '../../workflows/names';

const ROOT = join(__dirname, '..', '..');
const estate = estateOf(load(path));
const { owner, repository, defaultBranch } = estate.home;
const calls = { start: `${owner}/${repository}/${WORKFLOW_FOLDER}/`, branch: defaultBranch };
const writes = allowedWrites(namesOf(estate.targets));

describe.each(deliveryWorkflows(estate))('%s', (name, workflow) => {
  test('breaks no rule as it is made', () => {
    expect(judge({ workflow: plain(workflow), writes: writes[name], calls })).toEqual([]);
  });

  test('breaks no rule as its file is read back', () => {
    const text = readFileSync(join(ROOT, WORKFLOW_FOLDER, WORKFLOWS[name]), 'utf8');
    expect(judge({ workflow: readWorkflow(text), writes: writes[name], calls })).toEqual([]);
  });

  test('says beside each action which version it is, and beside each permission what it is for', () => {
    const text = readFileSync(join(ROOT, WORKFLOW_FOLDER, WORKFLOWS[name]), 'utf8');
    expect(text.match(/ {6,}uses: \S+@[0-9a-f]{40}(?! # v\d+\.\d+\.\d+$)/gm)).toBeNull();
    expect(text.match(/^ {6}[a-z-]+: (read|write)(?! # \S.*\.$)/gm)).toBeNull();
  });
});
