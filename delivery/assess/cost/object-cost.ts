import { airflowCost } from './airflow-cost';
import { dynamoDbCost } from './dynamodb-cost';
import { FREE, type Estimate, untold } from './estimate';
import { freeBecause } from './free-types';
import { glueJobCost } from './glue-cost';
import { kmsKeyCost, secretCost } from './key-cost';
import { Meter, type Estimator } from './meter';
import { meteredBy } from './metered-types';
import { elasticIpCost, natGatewayCost, vpcEndpointCost } from './network-cost';
import type { PlannedObject, Side } from './planned-object';
import type { PriceList } from './price-list';
import { redshiftClusterCost, redshiftWorkgroupCost } from './redshift-cost';
import { statementCost } from './statement-cost';
import { rpuHourLimits } from './rpu-hour-limits';

const ESTIMATORS: Readonly<Partial<Record<string, Estimator>>> = {
  aws_mwaa_environment: airflowCost,
  aws_nat_gateway: natGatewayCost,
  aws_vpc_endpoint: vpcEndpointCost,
  aws_eip: elasticIpCost,
  aws_kms_key: kmsKeyCost,
  aws_kms_external_key: kmsKeyCost,
  aws_kms_replica_key: kmsKeyCost,
  aws_secretsmanager_secret: secretCost,
  aws_glue_job: glueJobCost,
  aws_redshift_cluster: redshiftClusterCost,
  aws_dynamodb_table: dynamoDbCost,
  aws_ssm_parameter: (meter) => (meter.text('tier') === 'Advanced' ? untold('an advanced parameter is billed') : FREE),
  snowflake_execute: statementCost,
};

/** How to compute what an object of a type costs on one side. */
export type CostOf = (object: PlannedObject, side: Side) => Estimate;

/**
 * What each object costs by itself, by its type: priced, billed by use, free, or, where no table knows the type,
 * unknown.
 * @param objects all there are, for what one of them says about another, such as a usage limit about its workgroup.
 */
export function objectCost(objects: readonly PlannedObject[], list: PriceList): CostOf {
  const limits = { before: rpuHourLimits(objects, 'before'), after: rpuHourLimits(objects, 'after') };
  return ({ type, ...object }, side) => {
    const values = object[side];
    if (values === null) return FREE;
    const meter = new Meter(values, list);
    if (type === 'aws_redshiftserverless_workgroup') {
      const limit = limits[side].get(meter.text('arn') ?? '') ?? null;
      return meter.read((reading) => redshiftWorkgroupCost(reading, limit));
    }
    const estimator = Object.hasOwn(ESTIMATORS, type) ? ESTIMATORS[type] : undefined;
    return estimator === undefined ? untabled(type) : meter.read(estimator);
  };
}

function untabled(type: string): Estimate {
  const metered = meteredBy(type);
  if (metered !== null) return untold(metered);
  if (freeBecause(type) !== null) return FREE;
  return { ...untold(`no table knows what ${type} costs`), opaque: true };
}
