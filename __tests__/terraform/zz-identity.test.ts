import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMoto } from '../../delivery/local-cloud/aws/start-moto';
import { realAwsProvider } from '../../delivery/local-cloud/aws/real-aws-provider';
import { path } from '../../environments';
import { load } from '../../environments/load';
import { stateIn } from '../../environments/local';
import { AwsOnMoto } from './aws-on-moto';
test('bootstrap', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zz-'));
  const moto = await startMoto({ projectFolder: join(__dirname, '..', '..'), folder });
  const provider = realAwsProvider(process.env) as { mirror: string };
  const [dev] = load(path);
  const aws = new AwsOnMoto({ folder: join(folder, 'tf'), variables: moto.environment, provider });
  aws.synthesize(stateIn(dev!, join(folder, 'states')));
  const t = Date.now();
  try {
    await aws.apply('dev-bootstrap').catch(async (e) => {
      console.log(String(e).slice(0, 500));
      await aws.validate('dev-bootstrap');
      await aws.apply('dev-bootstrap');
    });
    console.log('applied', Date.now() - t);
    console.log('second plan', await aws.plan('dev-bootstrap'));
  } finally {
    await moto.close();
  }
}, 580000);
