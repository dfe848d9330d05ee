import { expression } from '../model/expression';
import type { Values } from '../model/workflow';

/** The variables by which stock `cdktf` runs the gate in place of Terraform, with the providers of the build. */
export const GATED: Values = {
  TERRAFORM_BINARY_NAME: expression("format('{0}/delivery/bin/terraform-gate', github.workspace)"),
  TF_CLI_CONFIG_FILE: expression("format('{0}/terraform.rc', github.workspace)"),
  CHECKPOINT_DISABLE: '1',
};

/** What a job is given to ask GitHub with. */
export const GITHUB_TOKEN: Values = { GITHUB_TOKEN: expression('github.token') };
