import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { GatedProject } from '../gated-project';
import { type Difference, SECRET } from './difference';

/** Differences of how Terraform is called. */
export const OF_THE_CALL: Difference[] = [
  { kind: 'a variable of the environment', variables: { TF_VAR_word: 'other' }, says: '~ terraform_data.worded' },
  { kind: 'a secret of the environment', variables: { TF_VAR_secret: `${SECRET}-4` }, says: '~ terraform_data.hidden' },
  {
    kind: 'a variable of the call',
    argv: ['apply', '-auto-approve', '-var', 'word=other'],
    says: '~ terraform_data.worded',
  },
  {
    kind: 'a variable of TF_CLI_ARGS',
    variables: { TF_CLI_ARGS_apply: '-var=word=other' },
    says: '~ terraform_data.worded',
  },
  {
    kind: 'a file of variables',
    meanwhile: (project) => {
      writeFileSync(join(project.folder, 'x.tfvars'), 'word = "other"');
    },
    argv: ['apply', '-auto-approve', '-var-file=../../../x.tfvars'],
    says: '~ terraform_data.worded',
  },
  {
    kind: 'a part of the plan',
    argv: ['apply', '-auto-approve', '-target=terraform_data.changed'],
    says: 'incomplete plan',
  },
  {
    kind: 'a replace that is asked for',
    argv: ['apply', '-auto-approve', '-replace=terraform_data.kept'],
    says: '+ terraform_data.kept: replace',
  },
  { kind: 'a destroy', argv: ['destroy', '-auto-approve'], says: 'new deletes' },
  { kind: 'an apply that destroys', argv: ['apply', '-destroy', '-auto-approve'], says: 'new deletes' },
  {
    kind: 'only the state',
    argv: ['apply', '-refresh-only', '-auto-approve'],
    says: '-refresh-only=true cannot be used',
    exitCode: 2,
  },
  {
    kind: 'without a look at the world',
    argv: ['apply', '-refresh=false', '-auto-approve'],
    says: '-refresh=false cannot be used',
    exitCode: 2,
  },
  {
    kind: 'a state of the call',
    argv: ['apply', '-state=x', '-auto-approve'],
    says: '-state cannot be used',
    exitCode: 2,
  },
];

/** Differences of what lies beside the configuration. */
export const OF_THE_FOLDER: Difference[] = [
  {
    kind: 'one more file of configuration',
    meanwhile: (project) => {
      writeFileSync(join(project.stack, 'more.tf'), 'output "x" { value = 1 }');
    },
    says: 'more.tf lies in its folder',
  },
  {
    kind: 'a file that overrides',
    meanwhile: (project) => {
      writeFileSync(join(project.stack, 'x_override.tf.json'), '{}');
    },
    says: 'x_override.tf.json lies in its folder',
  },
  {
    kind: 'variables that lie there',
    meanwhile: (project) => {
      writeFileSync(join(project.stack, 'terraform.tfvars'), 'word = "x"');
    },
    says: 'terraform.tfvars lies in its folder',
  },
  {
    kind: 'another asset',
    meanwhile: (project) => {
      writeFileSync(join(project.stack, 'assets', 'more.zip'), 'x');
    },
    says: 'configuration',
  },
  {
    kind: 'another provider in the lock file',
    meanwhile: (project) => {
      lock(project, '5.99.0');
    },
    says: 'Required plugins are not installed',
    exitCode: 4,
  },
];

function lock(project: GatedProject, version: string): void {
  const file = join(project.stack, '.terraform.lock.hcl');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const entry = `\nprovider "registry.terraform.io/hashicorp/aws" {\n  version = "${version}"\n}\n`;
  writeFileSync(file, text + entry);
}
