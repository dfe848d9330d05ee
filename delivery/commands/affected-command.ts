import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { Command } from 'commander';

import { SynthesizedConfigurations } from '../adapters/terraform/synthesized-configurations';
import { toldFromCode } from '../flows/told-from-code';
import { DeliveryError } from '../model/delivery-error';
import { chunked } from '../model/chunked';
import type { FanOut } from '../plan/fan-out';
import { randomMac } from '../redaction/mac';
import { outsideSummary } from '../report/outside-summary';
import { logText } from '../report/text/log-text';
import { visibleText } from '../report/text/visible-text';
import { unsignedPart } from '../review/signed-part';
import { type BothBuilds, type BuildFolders, bothBuilds } from './both-builds';
import { writeOutputs } from './job-outputs';
import { say } from './output';

interface AffectedOptions extends BuildFolders {
  readonly outputs?: string;
  readonly refused?: string;
  readonly summary?: string;
  readonly chunks: string;
}

/** The file beside refused stacks: a folder that holds nothing would be no artifact. */
const LIST = 'affected.json';

/** `sluice affected` */
export function affectedCommand(): Command {
  return new Command('affected')
    .description('compare two builds: which stacks are to be planned, by whom, and which must not be; no credentials')
    .requiredOption('--base <folder>', 'an unpacked build of the commit that the change goes into')
    .requiredOption('--head <folder>', 'an unpacked assembly of the change, which anybody may have made')
    .option('--outputs <file>', 'add chunks, environments and count to this file', process.env['GITHUB_OUTPUT'])
    .option('--chunks <most>', 'how many lists of 256 stacks the workflow has jobs for', '1')
    .option('--refused <folder>', 'write what is not planned, and why, into this folder')
    .option(
      '--summary <file>',
      'add what the code changes to this file, in Markdown: for a change that nobody may plan',
    )
    .action(async (options: AffectedOptions) => {
      const both = await bothBuilds(options);
      const { fan } = both;
      const chunks = chunked(fan.jobs);
      requireRoom(chunks.length, options.chunks);
      if (options.refused !== undefined) await writeAside(fan, resolve(options.refused));
      if (options.summary !== undefined) await summarize(both, options.summary);
      tell(fan);
      await writeOutputs(options.outputs, {
        chunks: JSON.stringify(chunks),
        environments: JSON.stringify(fan.environments),
        count: String(fan.jobs.length),
      });
    });
}

/** A stack that no job plans would look as if nothing became of it. */
function requireRoom(needed: number, most: string): void {
  if (needed <= Number(most)) return;
  const sentence = `the change needs ${needed} lists of 256 plans, and the workflow has jobs for ${most}; split the change, or raise MOST.chunks of the workflows in a change before it`;
  throw new DeliveryError('Usage', sentence);
}

async function writeAside({ aside, jobs }: FanOut, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, LIST), `${JSON.stringify({ planned: jobs.map(({ stack }) => stack) })}\n`);
  await Promise.all(aside.map((one) => writeFile(join(folder, `${one.stack.id}.json`), unsignedPart(one))));
}

async function summarize({ base, head, fan, synthesizer }: BothBuilds, file: string): Promise<void> {
  const configurations = new SynthesizedConfigurations(synthesizer, randomMac());
  const change = { release: head.release, base: base.assembly, head: head.assembly, fan };
  const proposal = await toldFromCode(change, { configurations });
  const shown = new Set(proposal.environments.flatMap(({ stacks }) => stacks.map(({ stack }) => stack)));
  const digests = new Map(base.assembly.stacks.map(({ id, digest }) => [id, digest]));
  const hidden = head.assembly.stacks.filter(({ id, digest }) => digests.get(id) !== digest && !shown.has(id));
  const text = outsideSummary(
    proposal,
    hidden.map(({ id }) => id),
  );
  await appendFile(file, `${text}\n`);
}

function tell({ jobs, aside, administered }: FanOut): void {
  say(`${jobs.length} stacks to plan, ${aside.length} that nothing plans`);
  for (const { stack, environment } of jobs) say(`  ${stack} (${environment})`);
  for (const id of administered) say(`  ${id}: left to administrators`);
  for (const one of aside) {
    const reasons = one.kind === 'refused' ? one.refusals.map(({ sentence }) => sentence) : [];
    const because = one.kind === 'failed' ? [one.because] : reasons;
    for (const reason of because) say(logText(`  ${one.stack.id}: ${visibleText(reason)}`));
  }
}
