import type { Refusal } from '../model/refusal';

const SYNTHESIZED = new Set(['cdk.tf.json', 'assets']);

/** What Terraform and Sluice leave behind; a folder that somebody else made must not have it. */
const WORKED_IN = /^(\.terraform|\.terraform\.lock\.hcl|plan|\.?terraform\.tfstate.*|errored\.tfstate)$/;

/**
 * Why Terraform must not run in a synthesized folder: Terraform reads every `.tf`, `.tf.json` and `.auto.tfvars` file
 * that it finds, starts providers from `.terraform` and `terraform.d`, and takes its backend from `.terraform`. A check of
 * `cdk.tf.json` alone would see none of that.
 * @param names of the files and folders in it.
 * @param ours whether nobody but Sluice and Terraform has written to the folder since it was synthesized.
 */
export function strayFiles(id: string, names: readonly string[], { ours }: { ours: boolean }): Refusal[] {
  return names
    .filter((name) => !SYNTHESIZED.has(name) && !(ours && WORKED_IN.test(name)))
    .map((name) => ({
      rule: 'policy',
      sentence: `${id} is not planned: ${name} lies in its folder, which cdktf does not write; synthesize into an empty folder`,
    }));
}
