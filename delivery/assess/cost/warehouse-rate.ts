import { WarehouseSize } from '../../../environments/schema/snowflake';
import type { Meter } from './meter';
import type { PriceList } from './price-list';

/** Each twice the one before (Snowflake documentation, "Overview of warehouses", "Warehouse size"). */
const SIZES = WarehouseSize.options;

/** Other ways to write a size (Snowflake documentation, "CREATE WAREHOUSE"), without hyphens. */
const SYNONYMS: Readonly<Partial<Record<string, string>>> = {
  X2LARGE: 'XXLARGE',
  '2XLARGE': 'XXLARGE',
  X3LARGE: 'XXXLARGE',
  '3XLARGE': 'XXXLARGE',
  '4XLARGE': 'X4LARGE',
  '5XLARGE': 'X5LARGE',
  '6XLARGE': 'X6LARGE',
};

/**
 * Credits of a generation 2 warehouse for each of generation 1 (Snowflake Service Consumption Table, effective
 * 2025-11-10: AWS seen as copied into a public calculator, all three in a course of 2026).
 */
const GENERATION_2: Readonly<Record<PriceList['cloud'], number>> = { aws: 1.35, gcp: 1.35, azure: 1.25 };

/** The largest size with a known rate in generation 2: the table that was seen ends there. */
const LARGEST_OF_GENERATION_2 = SIZES.indexOf('X4LARGE');

/** Credits of a Snowpark-optimized warehouse, MEDIUM and up, for each of a standard one ("Understanding compute cost"). */
const SNOWPARK = 1.5;

/** What a warehouse uses while all its clusters run; or why nobody can tell. */
export type Rate =
  | { readonly creditsPerHour: number; readonly clusters: number; readonly why?: never }
  | { readonly why: string };

/** The credits an hour of a warehouse, by size, type, generation and most clusters. */
export function warehouseRate(meter: Meter): Rate {
  const names = ['warehouse_size', 'warehouse_type', 'resource_constraint', 'generation', 'max_cluster_count'];
  for (const name of names) {
    const gap = meter.gap(name);
    if (gap !== null) return { why: gap };
  }
  const size = sizeOf(meter);
  if (typeof size === 'string') return { why: size };
  const factor = factorOf(meter, size);
  // The standard edition has one cluster, and reports none.
  const clusters = Math.max(1, meter.number('max_cluster_count') ?? 1);
  return typeof factor === 'string' ? { why: factor } : { creditsPerHour: 2 ** size * factor, clusters };
}

/** How many times a size is doubled from the smallest; or why nobody can tell. */
function sizeOf(meter: Meter): number | string {
  // Snowflake makes a warehouse X-Small where its size is not stated ("CREATE WAREHOUSE").
  const stated = meter.text('warehouse_size') ?? 'XSMALL';
  const plain = stated.toUpperCase().replaceAll('-', '');
  const size = SIZES.findIndex((known) => known === (SYNONYMS[plain] ?? plain));
  return size === -1 ? `the size ${stated} has no known amount of credits` : size;
}

function factorOf(meter: Meter, size: number): number | string {
  const type = (meter.text('warehouse_type') ?? 'STANDARD').toUpperCase();
  if (type === 'STANDARD') return generationOf(meter, size);
  if (type !== 'SNOWPARK-OPTIMIZED') return `warehouses of type ${type} have no known amount of credits`;
  const memory = (meter.text('resource_constraint') ?? 'MEMORY_16X').toUpperCase();
  if (memory === 'MEMORY_16X' && size >= SIZES.indexOf('MEDIUM')) return SNOWPARK;
  return `a Snowpark-optimized ${SIZES[size] ?? ''} with ${memory} has no known amount of credits`;
}

function generationOf(meter: Meter, size: number): number | string {
  const generation = meter.text('generation');
  if (generation === '1') return 1;
  if (generation === null)
    return 'generation is not stated, and Snowflake changes its default (behaviour bundle 2026_03)';
  if (generation !== '2') return `generation ${generation} has no known amount of credits`;
  if (size > LARGEST_OF_GENERATION_2) return `generation 2 has no known amount of credits for ${SIZES[size] ?? ''}`;
  return GENERATION_2[meter.list.cloud];
}
