import { blocks, isOn, read, text } from '../attributes';
import { stands } from '../finding';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';
import type { Subject } from '../subject';

const MWAA = ['aws_mwaa_environment'];
const isMicro = ({ attributes }: Subject) => attributes['environment_class'] === 'mw1.micro';

/** The log modules of MWAA, by their block, and how the service names their log groups (platform recipe of MWAA). */
const LOG_MODULES = {
  dag_processing_logs: 'DAGProcessing',
  scheduler_logs: 'Scheduler',
  task_logs: 'Task',
  webserver_logs: 'WebServer',
  worker_logs: 'Worker',
} as const;

const FILES = ['requirements', 'plugins', 'startup_script'] as const;

const microWebServers: Rule = {
  code: 'mwaa-micro-webserver',
  guarantees: 'An mw1.micro environment asks for one web server.',
  types: MWAA,
  check(subject) {
    if (!isMicro(subject)) return [];
    return ['min_webservers', 'max_webservers'].flatMap((path) => {
      const value = read(subject.attributes, path);
      if (value === 1) return [];
      return [
        {
          what: stands(path, value),
          because: 'mw1.micro has one web server',
          mend: 'set airflow.minimumWebServers and airflow.maximumWebServers to 1 or choose mw1.small',
        },
      ];
    });
  },
};

const subnets: Rule = {
  code: 'mwaa-subnets',
  guarantees: 'A managed Airflow runs in exactly two different subnets.',
  types: MWAA,
  check({ attributes }) {
    const value = read(attributes, 'network_configuration.subnet_ids');
    if (Array.isArray(value) && value.length === 2 && new Set(value).size === 2) return [];
    return [
      {
        what: stands('network_configuration.subnet_ids', value),
        because: 'MWAA takes exactly two, in two zones, and never changes them',
        mend: 'name two private subnets of different zones, one by one',
      },
    ];
  },
};

const fileVersions: Rule = {
  code: 'mwaa-file-version',
  guarantees: 'Requirements, plugins and start-up script of a managed Airflow are pinned to a version of their object.',
  types: MWAA,
  check({ attributes }) {
    return FILES.flatMap((file): Flaw[] => {
      const version = `${file}_s3_object_version`;
      if (attributes[`${file}_s3_path`] === undefined || attributes[version] !== undefined) return [];
      return [
        {
          what: stands(version, undefined),
          because: 'MWAA does not look again at an object whose version is not named',
          mend: `wire ${version} to the version id of the uploaded object`,
        },
      ];
    });
  },
};

const logGroups: Rule = {
  code: 'mwaa-log-groups',
  guarantees: 'Every log module of a managed Airflow is on, and its log group is made before it, in the same stack.',
  types: MWAA,
  check({ attributes }, view) {
    const groups = view.ofType('aws_cloudwatch_log_group').map((group) => group.attributes['name']);
    const environment = text(view.literal(attributes['name']));
    return Object.entries(LOG_MODULES).flatMap(([block, module]): Flaw[] => {
      const name = `airflow-${environment}-${module}`;
      const path = `logging_configuration.${block}.enabled`;
      const enabled = read(attributes, path);
      if (!isOn(enabled)) {
        return [
          { what: stands(path, enabled), because: 'nothing else tells why a DAG failed', mend: `set it to true` },
        ];
      }
      if (groups.includes(name)) return [];
      return [
        {
          what: `has no log group ${name} in this stack`,
          because: 'MWAA would make it without retention and without a key',
          mend: `make an aws_cloudwatch_log_group of that name first`,
        },
      ];
    });
  },
};

/** What must hold for managed Airflow (Amazon MWAA User Guide, "Environment class", "VPC", "Logs"). */
export const mwaaRules: readonly Rule[] = [
  requires({
    code: 'mwaa-micro-scheduler',
    guarantees: 'An mw1.micro environment asks for one scheduler.',
    types: MWAA,
    path: 'schedulers',
    when: isMicro,
    allows: (schedulers) => schedulers === 1,
    because: 'mw1.micro has one scheduler',
    mend: 'set airflow.schedulers to 1 or choose mw1.small',
  }),
  microWebServers,
  requires({
    code: 'mwaa-schedulers',
    guarantees: 'A managed Airflow of any class but mw1.micro states two to five schedulers.',
    types: MWAA,
    path: 'schedulers',
    when: (subject) => !isMicro(subject),
    allows: (schedulers) => typeof schedulers === 'number' && schedulers >= 2 && schedulers <= 5,
    because: 'Airflow 2 and later run two to five schedulers on this class',
    mend: 'set airflow.schedulers to 2 or more',
  }),
  subnets,
  fileVersions,
  logGroups,
  requires({
    code: 'mwaa-webserver-access',
    guarantees: 'The Airflow web server is as private as its environment says.',
    types: MWAA,
    path: 'webserver_access_mode',
    allows: (mode, _, { environment }) =>
      mode === (environment.airflow?.webServerAccess === 'public' ? 'PUBLIC_ONLY' : 'PRIVATE_ONLY'),
    because: 'it differs from what airflow.webServerAccess asks for (private unless stated)',
    mend: 'derive webserver_access_mode from airflow.webServerAccess',
  }),
  requires({
    code: 'mwaa-key',
    guarantees: 'A managed Airflow is encrypted with a key of ours from its first day.',
    types: MWAA,
    path: 'kms_key',
    allows: (key) => typeof key === 'string',
    because: 'adding a key later replaces the environment',
    mend: 'name a KMS key',
  }),
  requires({
    code: 'mwaa-maintenance',
    guarantees: 'A managed Airflow is maintained when its environment says.',
    types: MWAA,
    path: 'weekly_maintenance_window_start',
    allows: (start, _, { environment }) =>
      typeof start === 'string' && start === environment.airflow?.maintenanceWindow,
    because: 'AWS would restart it at another time than airflow.maintenanceWindow',
    mend: 'pass airflow.maintenanceWindow on',
  }),
  {
    code: 'mwaa-options-secret',
    guarantees: 'Airflow options hold no connection and no key: those come from a secrets backend.',
    types: MWAA,
    absolute: true,
    check({ attributes }) {
      const options = blocks(attributes['airflow_configuration_options'])[0] ?? {};
      return Object.keys(options)
        .filter((option) => /sql_alchemy_conn|fernet_key|result_backend|broker_url|smtp_password/.test(option))
        .map((option) => ({
          what: `airflow_configuration_options sets ${option}`,
          because: 'the option holds a credential, and MWAA shows options to whoever can read the environment',
          mend: 'remove it; connections come from the secrets backend',
        }));
    },
  },
];
