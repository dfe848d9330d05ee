import type { Draft, Environment } from './schema/environment';

/** What every environment has: the databases, warehouses, roles and workloads of the platform. Only sizes and names differ. */
export const estate = {
  databases: {
    RAW: { comment: 'What the sources sent, unchanged', schemas: { CRM: {}, EVENTS: {} } },
    ANALYTICS: { comment: 'What the business reads', schemas: { STAGING: {}, MARTS: {} } },
  },
  warehouses: {
    LOADING: { comment: 'Loads from the lake' },
    TRANSFORMING: { comment: 'dbt builds' },
    BI: { comment: 'Dashboards and analysts' },
  },
  roles: {
    LOADER: { comment: 'Lands source data', owns: ['RAW.CRM', 'RAW.EVENTS'], warehouses: ['LOADING'] },
    TRANSFORMER: {
      comment: 'Builds models',
      reads: ['RAW.CRM', 'RAW.EVENTS'],
      owns: ['ANALYTICS.STAGING', 'ANALYTICS.MARTS'],
      warehouses: ['TRANSFORMING'],
    },
    ANALYST: { comment: 'Reads what is curated', reads: ['ANALYTICS.MARTS'], warehouses: ['BI'] },
  },
  serviceUsers: {
    LOADER: { role: 'LOADER', warehouse: 'LOADING', identity: { kind: 'airflow' }, comment: 'Airflow loads' },
    TRANSFORMER: {
      role: 'TRANSFORMER',
      warehouse: 'TRANSFORMING',
      identity: { kind: 'github-environment', product: 'orders-pipelines' },
      comment: 'dbt in the pipeline of orders',
    },
  },
  lake: { zones: { raw: {}, clean: {}, curated: {} }, catalogs: { crm: 'raw', events: 'clean', marts: 'curated' } },
  github: {
    owner: 'acme-data',
    ownerId: 9_120_441,
    repository: 'data-platform',
    repositoryId: 771_203_554,
    defaultBranch: 'main',
    dataProducts: [
      {
        repository: 'orders-pipelines',
        repositoryId: 803_517_226,
        subjectFormat: 'immutable',
        kind: 'dags',
        folder: 'dags',
        deploysTo: 'airflow-dags',
      },
    ],
  },
} as const satisfies Draft<Environment>;

/** The packages that every Airflow environment installs beside Airflow itself. */
export const airflowRequirements = [
  'apache-airflow-providers-snowflake==5.8.0',
  'apache-airflow-providers-amazon==9.0.0',
] as const;

/**
 * Every environment's verifications: nothing left to apply, access as the platform promises it, warehouses that wake by
 * themselves, and a lake that nobody can open to the public.
 */
export const verifications = [
  { kind: 'empty-plan' },
  {
    kind: 'access',
    expect: [
      { role: 'ANALYST', schema: 'ANALYTICS.MARTS', can: ['read'] },
      { role: 'ANALYST', schema: 'RAW.CRM', can: [] },
      { role: 'TRANSFORMER', schema: 'ANALYTICS.MARTS', can: ['read', 'write', 'own'] },
    ],
  },
] as const;
