import { join } from 'node:path';

import { path } from '../environments';
import { load } from '../environments/load';
import { deliveryWorkflows } from './delivery/delivery-workflows';
import { estateOf } from './delivery/estate';
import { workflowFile } from './model/workflow-file';
import { WORKFLOW_FOLDER, WORKFLOWS } from './names';
import { zizmorSettings } from './zizmor-settings';

const MADE_BY = 'Made by "npm run workflows" from workflows/: change it there.';

/**
 * The text of every file that is made, by its path from the root: the workflows, and the settings of what checks them.
 * @throws EnvironmentError naming every problem of the environments.
 */
export function generatedFiles(): ReadonlyMap<string, string> {
  const estate = estateOf(load(path));
  const texts = deliveryWorkflows(estate).map(([name, workflow]): [string, string] => [
    join(WORKFLOW_FOLDER, WORKFLOWS[name]),
    workflowFile(workflow, { madeBy: MADE_BY }),
  ]);
  return new Map([...texts, [join('.github', 'zizmor.yml'), zizmorSettings(estate.home)]]);
}
