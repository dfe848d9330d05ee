import type { Having } from '../has';

type Airflow = Having<'airflow'>['airflow'];

/** The Python of each Airflow image that MWAA runs (aws/amazon-mwaa-docker-images, `images/airflow`, 2026-08-20). */
const PYTHON: Readonly<Record<Airflow['version'], string>> = {
  '2.9.2': '3.11',
  '2.10.1': '3.11',
  '2.10.3': '3.11',
  '2.11.0': '3.12',
  '2.11.2': '3.12',
  '3.0.6': '3.12',
  '3.2.1': '3.12',
  '3.3.1': '3.12',
};

/**
 * The requirements.txt of an Airflow environment. It begins with the constraints of its Airflow and Python, without
 * which an install can replace Airflow's own dependencies (aws/aws-mwaa-local-runner#278).
 */
export function requirementsFile({ version, requirements }: Pick<Airflow, 'version' | 'requirements'>): string {
  const constraints = `constraints-${version}/constraints-${PYTHON[version]}.txt`;
  const lines = [`--constraint "https://raw.githubusercontent.com/apache/airflow/${constraints}"`, ...requirements];
  return `${lines.join('\n')}\n`;
}
