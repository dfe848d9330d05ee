import { Execute } from '@cdktf/provider-snowflake/lib/execute';
import type { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

/** A statement about objects, and the one that takes it back. */
export interface LastingStatementProps {
  readonly execute: string;
  readonly revert: string;
  /** What of each object is known only once it is there, and changes only where another takes its place. */
  readonly objects: Readonly<Record<string, string>>;
  /** Where it is not the stack's own connection. */
  readonly provider?: SnowflakeProvider;
}

/**
 * A statement that outlives the objects it is about: it runs again where one of them is made anew, one that was dropped
 * by hand included. The statement itself stays readable in every plan.
 */
export class LastingStatement extends Construct {
  /** What runs the statement: anything that needs it done depends on this. */
  readonly resource: Execute;

  constructor(scope: Construct, id: string, { objects, ...statement }: LastingStatementProps) {
    super(scope, id);
    // Terraform lets a replacement trigger another, but not a creation; this is replaced by both, because it holds
    // values that a creation leaves unknown until the apply.
    // Not cdktf's DataResource, which starts `terraform version` for each of them in every synthesis.
    const made = new TerraformResource(this, 'made', { terraformResourceType: 'terraform_data' });
    made.addOverride('triggers_replace', objects);
    this.resource = new Execute(this, 'Resource', {
      ...statement,
      lifecycle: { replaceTriggeredBy: [`${made.terraformResourceType}.${made.friendlyUniqueId}`] },
    });
  }
}
