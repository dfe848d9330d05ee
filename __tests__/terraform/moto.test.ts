import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Moto, startMoto } from '../../delivery/local-cloud/aws/start-moto';
import { path } from '../../environments';
import type { Environment } from '../../environments/schema/environment';
import { select } from '../../environments/selection';
import { ADDITIONS, additionsStack } from './additions-stack';
import { AwsOnMoto } from './aws-on-moto';
import { describeWithRealAws } from './describe-with-real-aws';

const PROJECT = join(__dirname, '..', '..');
const MINUTES = 60_000;

/** How often a stack is planned to see that its digest stays the same: a plan takes the real provider seconds. */
const PLANS = Number(process.env['SLUICE_TEST_PLANS'] ?? 2);

/** Stacks that need nothing of each other, and the one that needs them. */
const FIRST = ['dev-bootstrap', 'dev-network', 'dev-lake', ADDITIONS];
const AIRFLOW = 'dev-airflow';
const ALL = [...FIRST, AIRFLOW];

describeWithRealAws('the AWS stacks of dev, with the real AWS provider on moto', (provider) => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-moto-'));
  let moto: Moto;
  let aws: AwsOnMoto;
  let dev: Environment;

  // One deployment goes through its whole life, so the steps build on each other and run in this order.
  beforeAll(async () => {
    moto = await startMoto({ projectFolder: PROJECT, folder });
    aws = new AwsOnMoto({ folder, variables: moto.environment, provider });
    dev = select(path, { SLUICE_LOCAL_CLOUD: folder })[0]!;
    aws.synthesize(dev);
    aws.write(ADDITIONS, additionsStack(1));
    for (const stack of ALL) await aws.init(stack);
    await allOf(FIRST.map((stack) => aws.apply(stack)));
    await aws.apply(AIRFLOW);
  }, 10 * MINUTES);

  afterAll(async () => {
    await moto.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The digests of plans of the same, each once. */
  async function digests(stack: string): Promise<string[]> {
    const found: string[] = [];
    for (let plan = 0; plan < PLANS; plan += 1) found.push(await aws.digest(stack, [1, 10, 50][plan % 3]!));
    return [...new Set(found)];
  }

  test(
    'live a whole life: nothing is left to plan after the apply, a change is an update, and all of it can go',
    async () => {
      for (const stack of ALL) expect([stack, await aws.plan(stack)]).toEqual([stack, 'unchanged']);

      aws.synthesize(changed(dev));
      aws.write(ADDITIONS, additionsStack(2));
      await allOf(
        ['dev-lake', ADDITIONS, AIRFLOW].map(async (stack) => {
          expect([stack, ...(await digests(stack))]).toEqual([stack, expect.any(String)]);
          await aws.apply(stack);
          expect([stack, await aws.plan(stack)]).toEqual([stack, 'unchanged']);
        }),
      );

      await aws.destroy(AIRFLOW);
      await allOf(FIRST.map((stack) => aws.destroy(stack)));
      for (const stack of ALL) expect([stack, await aws.addresses(stack)]).toEqual([stack, []]);
    },
    (10 + PLANS) * MINUTES,
  );
});

/** Waits for every one, so that none still runs when one has failed. */
async function allOf(running: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(running);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** More workers, logs that live longer, and one more catalog. */
function changed(environment: Environment): Environment {
  const { airflow, lake, retention } = environment;
  return {
    ...environment,
    airflow: airflow && { ...airflow, maximumWorkers: airflow.maximumWorkers + 1 },
    lake: lake && { ...lake, catalogs: { ...lake.catalogs, one_more: 'curated' } },
    retention: { ...retention, logDays: 60 },
  };
}
