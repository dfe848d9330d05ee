import { RepositoryFile } from '@cdktf/provider-github/lib/repository-file';
import { Construct } from 'constructs';

import type { Product } from '../../../workflows/product/product';
import { productWorkflowFile } from '../../../workflows/product/product-workflow';
import { ReleaseTags } from './release-tags';

/** A data product's repository, the workflow that deploys it, and the GitHub App that tags releases, if there is one. */
export interface ProductRepositoryProps {
  readonly repository: string;
  readonly workflow: Product;
  readonly appId: number | null;
}

/** What there is once in a data product's repository: the workflow for all environments, and release tags that stay. */
export class ProductRepository extends Construct {
  constructor(scope: Construct, id: string, { repository, workflow, appId }: ProductRepositoryProps) {
    super(scope, id);
    new RepositoryFile(this, 'workflow', {
      repository,
      file: '.github/workflows/sluice.yml',
      content: withoutTemplates(productWorkflowFile(workflow)),
      commitMessage: 'ci: the workflow that deploys this repository',
      overwriteOnCreate: true,
    });
    const tags = workflow.gates.map(({ deploysFrom }) => deploysFrom).filter(({ kind }) => kind === 'tag');
    for (const pattern of new Set(tags.map((tag) => tag.pattern))) {
      new ReleaseTags(this, `tags-${pattern}`, { repository, pattern, appId });
    }
  }
}

/** The text as Terraform takes it literally: GitHub's expressions start like Terraform's templates. */
function withoutTemplates(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
