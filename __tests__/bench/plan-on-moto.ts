import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realAwsProvider } from '../../delivery/local-cloud/aws/real-aws-provider';
import { startLocalCloud } from '../../delivery/local-cloud/server';
import { type Measured, inTurn } from './measure';
import { resultLine } from './result-line';

/** As many as the warehouse stack of dev has. */
const RESOURCES = 200;
const ROUNDS = 3;

/**
 * A plan that finds nothing to do, of the same number of resources: roles of Snowflake on the local cloud, and
 * parameters of AWS with the real provider on moto.
 */
export async function moto(): Promise<string[]> {
  const provider = realAwsProvider(process.env);
  if ('missing' in provider) return [`not measured: ${provider.missing}`];
  const folder = mkdtempSync(join(tmpdir(), 'bench-cloud-'));
  const project = process.cwd();
  const cloud = await startLocalCloud({ folder, project, owner: 'acme', repository: 'bench', aws: 'moto' });
  try {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, ...cloud.variables };
    const [snowflake, aws] = [stack(folder, 'snowflake', roles()), stack(folder, 'aws', parameters())];
    for (const cwd of [snowflake, aws]) {
      await inTurn([{ argv: ['terraform', 'init', '-input=false'], cwd, env }], 0);
      await inTurn([{ argv: ['terraform', 'apply', '-auto-approve', '-input=false'], cwd, env }], 0);
    }
    const plan = (cwd: string): Measured => ({
      argv: ['terraform', 'plan', '-input=false', '-detailed-exitcode'],
      cwd,
      env,
    });
    const [simulated, real] = await inTurn([plan(snowflake), plan(aws)], ROUNDS);
    const ratio = simulated.medianSeconds / real.medianSeconds;
    return [
      resultLine(`${RESOURCES} Snowflake resources, simulated`, simulated),
      resultLine(`${RESOURCES} AWS resources, real provider on moto`, real),
      `ratio of the medians: ${ratio.toFixed(2)}; promised: under 0.5; ${ratio < 0.5 ? 'kept' : 'BROKEN'}`,
    ];
  } finally {
    await cloud.close();
  }
}

function stack(folder: string, name: string, config: unknown): string {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(config));
  return cwd;
}

function roles(): unknown {
  const named = Object.fromEntries(
    Array.from({ length: RESOURCES }, (_, i) => [`role_${i}`, { name: `ROLE_${i}`, comment: 'bench' }]),
  );
  return {
    terraform: { required_providers: { snowflake: { source: 'snowflakedb/snowflake', version: '2.11.0' } } },
    provider: { snowflake: { organization_name: 'ACME', account_name: 'BENCH', user: 'BENCH' } },
    resource: { snowflake_account_role: named },
  };
}

function parameters(): unknown {
  const values = Object.fromEntries(
    Array.from({ length: RESOURCES }, (_, i) => [
      `p_${i}`,
      { name: `/bench/${i}`, type: 'String', insecure_value: 'x' },
    ]),
  );
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '5.100.0' } } },
    provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['123456789012'] }] },
    resource: { aws_ssm_parameter: values },
  };
}
