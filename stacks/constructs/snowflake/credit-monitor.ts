import type { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import { ResourceMonitor } from '@cdktf/provider-snowflake/lib/resource-monitor';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { SeenByPlans } from './seen-by-plans';

/** A resource monitor's settings, its name in its account, and the ACCOUNTADMIN that makes it. */
export interface CreditMonitorProps {
  readonly name: string;
  readonly settings: Environment['monitors'][string];
  readonly provider: SnowflakeProvider;
  /** The role of plans, which sees the monitor. */
  readonly planRole: string;
}

/** A monthly quota of credits: it warns on the way, then lets queries end, then ends them. */
export class CreditMonitor extends Construct {
  /** The monitor's name in its account. */
  readonly monitorName: string;
  /** Its quoted name, known only once it is there. */
  readonly fullyQualifiedName: string;

  constructor(scope: Construct, id: string, { name, settings, provider, planRole }: CreditMonitorProps) {
    super(scope, id);
    const monitor = new ResourceMonitor(this, 'Resource', {
      provider,
      name,
      creditQuota: settings.creditQuota,
      frequency: 'MONTHLY',
      // Snowflake turns this into a date, which the provider keeps in `show_output` only: the next plan is empty.
      startTimestamp: 'IMMEDIATELY',
      notifyTriggers: [...settings.notifyPercents],
      suspendTrigger: settings.suspendPercent,
      suspendImmediateTrigger: settings.suspendImmediatelyPercent,
    });
    this.monitorName = monitor.name;
    const object = { kind: 'RESOURCE MONITOR', name: monitor.name } as const;
    new SeenByPlans(this, 'seen', { provider, role: planRole, object });
    this.fullyQualifiedName = monitor.fullyQualifiedName;
  }
}
