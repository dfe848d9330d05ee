import { Warehouse } from '@cdktf/provider-snowflake/lib/warehouse';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { SeenByPlans } from './seen-by-plans';

/** A warehouse's settings, and the name it has in its account. */
export interface BoundedWarehouseProps {
  readonly name: string;
  readonly settings: Environment['warehouses'][string];
  readonly edition: Environment['snowflake']['edition'];
  /** The role of plans, which sees the warehouse. */
  readonly planRole: string;
}

/**
 * A warehouse that suspends itself, ends long statements, and leaves nothing to a default: behaviour bundle 2026_03
 * turned on generation 2 and query acceleration for new warehouses that did not say.
 */
export class BoundedWarehouse extends Construct {
  /** The warehouse's name in its account. */
  readonly warehouseName: string;

  constructor(scope: Construct, id: string, { name, settings, edition, planRole }: BoundedWarehouseProps) {
    super(scope, id);
    const warehouse = new Warehouse(this, 'Resource', {
      name,
      comment: settings.comment,
      warehouseType: 'STANDARD',
      warehouseSize: settings.size,
      generation: settings.generation,
      autoSuspend: settings.autoSuspendSeconds,
      autoResume: 'true',
      initiallySuspended: true,
      statementTimeoutInSeconds: settings.statementTimeoutSeconds,
      statementQueuedTimeoutInSeconds: settings.queuedTimeoutSeconds,
      enableQueryAcceleration: 'false',
      ...(edition === 'standard' ? {} : clusters(settings)),
      // The account stack attaches the monitor, as ACCOUNTADMIN; seen from here it would be a difference to undo.
      lifecycle: { ignoreChanges: ['resource_monitor'] },
    });
    this.warehouseName = warehouse.name;
    new SeenByPlans(this, 'seen', { role: planRole, object: { kind: 'WAREHOUSE', name: warehouse.name } });
  }
}

/** The standard edition has one cluster and reports none, which provider 2.11 would set again in every plan. */
function clusters({ minimumClusters, maximumClusters, scalingPolicy }: BoundedWarehouseProps['settings']) {
  return { minClusterCount: minimumClusters, maxClusterCount: maximumClusters, scalingPolicy };
}
