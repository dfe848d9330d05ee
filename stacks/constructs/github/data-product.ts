import { RepositoryFile } from '@cdktf/provider-github/lib/repository-file';
import { Construct } from 'constructs';

import { type DataProductWorkflow, dataProductWorkflow } from './data-product-workflow';
import { GatedEnvironment, type GatedEnvironmentProps } from './gated-environment';

/** Another repository's environment, and the workflow that deploys a folder of it there. */
export interface DataProductProps extends GatedEnvironmentProps {
  readonly workflow: DataProductWorkflow;
}

/** A data product's repository rides through the same gates: the environment's reviewers, its branch or tag, no secret. */
export class DataProduct extends Construct {
  constructor(scope: Construct, id: string, { workflow, ...environment }: DataProductProps) {
    super(scope, id);
    new GatedEnvironment(this, 'environment', environment);
    new RepositoryFile(this, 'workflow', {
      repository: environment.repository,
      file: `.github/workflows/sluice-${workflow.environment}.yml`,
      content: withoutTemplates(dataProductWorkflow(workflow)),
      commitMessage: `ci: the workflow that deploys to ${workflow.environment}`,
      overwriteOnCreate: true,
    });
  }
}

/** The text as Terraform takes it literally: GitHub's expressions start like Terraform's templates. */
function withoutTemplates(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
