import { dollars } from '../../model/cost';
import { type Estimate, untold } from './estimate';
import type { Meter } from './meter';
import { amount } from './money';

/** Data processing units by worker type (AWS Glue Developer Guide, "Worker type"). */
const DPUS: Readonly<Partial<Record<string, number>>> = {
  'G.025X': 0.25,
  'G.1X': 1,
  'G.2X': 2,
  'G.4X': 4,
  'G.8X': 8,
  Standard: 1,
};

/** A Glue job is billed by run, which no plan tells; what an hour of one run costs is told. */
export function glueJobCost(meter: Meter): Estimate {
  const flex = meter.text('execution_class') === 'FLEX';
  const usd = meter.usd(flex ? 'glue-dpu-flex' : 'glue-dpu');
  const workers = meter.number('number_of_workers');
  const each = DPUS[meter.text('worker_type') ?? ''];
  const dpus = workers !== null && each !== undefined ? workers * each : meter.number('max_capacity');
  if (dpus === null || usd === 0) return untold('billed by run');
  return untold(`billed by run: ${amount(dpus)} DPU cost ${dollars(dpus * usd)} for each hour that one runs`);
}
