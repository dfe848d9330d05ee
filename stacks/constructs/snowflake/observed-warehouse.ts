import { Execute } from '@cdktf/provider-snowflake/lib/execute';
import type { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import { Construct } from 'constructs';

/** A warehouse that another stack makes, by its quoted name, and who looks at it. */
export interface ObservedWarehouseProps {
  readonly warehouse: string;
  readonly provider: SnowflakeProvider;
}

/** Changes nothing; the provider asks for both when the resource comes and goes. */
const NOTHING = 'SELECT 1';

/**
 * A look at a warehouse of another stack, anew in every plan. A data source would do the same but answer a plan made
 * before the warehouse is there differently from one made after, and so no reviewed plan could be applied: this leaves
 * the answer open in both.
 */
export class ObservedWarehouse extends Construct {
  /** When the warehouse was made, known after the first apply; an expression, `null` while there is no such warehouse. */
  readonly createdOn: string;

  constructor(scope: Construct, id: string, { warehouse, provider }: ObservedWarehouseProps) {
    super(scope, id);
    const look = new Execute(this, 'Resource', {
      provider,
      execute: NOTHING,
      revert: NOTHING,
      // Unlike SHOW WAREHOUSES it tells nothing that moves with use (Snowflake documentation, "DESCRIBE WAREHOUSE").
      query: `DESCRIBE WAREHOUSE ${warehouse}`,
    });
    this.createdOn = `\${one(${look.terraformResourceType}.${look.friendlyUniqueId}.query_results[*].created_on)}`;
  }
}
