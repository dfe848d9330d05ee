import { beside } from './beside';

const ROUNDS = 5;

/** Synthesis of dev, staging and prod: by the app alone, as `sluice` runs it, and by stock `cdktf synth`. */
export async function synth(): Promise<string[]> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', CI: '1' };
  const { ours, lines } = await beside(
    { name: 'the app, as sluice runs it', argv: ['node', 'delivery/bin/app.mjs'] },
    { name: 'stock cdktf synth', argv: ['node_modules/.bin/cdktf', 'synth'], env },
    ROUNDS,
  );
  const isKept = ours.medianSeconds < 5 && ours.peakMegabytes < 300;
  return [...lines, `promised: under 5 s and 300 MB; ${isKept ? 'kept' : 'BROKEN'}`];
}
