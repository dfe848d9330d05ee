import { Command } from 'commander';

import { type Cut, cutRelease, proposeRelease } from '../flows/cut-release';
import { DeliveryError } from '../model/delivery-error';
import type { ReleaseProposal } from '../model/release-proposal';
import { releaseMessage } from '../report/release-message';
import { releaseNotes } from '../report/release-notes';
import { answer, say } from './output';
import { worldOf } from './world';

interface ReleaseOptions {
  readonly release: string;
  readonly version?: string;
  readonly tag?: boolean;
  readonly notes?: boolean;
  readonly json?: boolean;
}

/** `sluice release` */
export function releaseCommand(): Command {
  return new Command('release')
    .description('propose the next version and its notes, from what it would change where tags enter; --tag makes it')
    .option('--release <revision>', 'the branch, tag or commit to give a version', 'HEAD')
    .option('--version <version>', 'a version of your own, such as v2.0.0: newer, and no smaller a step than proposed')
    .option('--tag', 'make the annotated tag, and publish its notes')
    .option('--notes', 'print the notes as the Markdown that is published')
    .option('--json', 'print the proposal as JSON')
    .action(
      async ({ release: revision, version: wanted, tag = false, notes = false, json = false }: ReleaseOptions) => {
        const silent = json || notes;
        const world = await worldOf({ repository: process.cwd(), variables: process.env, silent });
        const release = await world.source.resolve(revision);
        const cut = await world.progress.stage('looking for the next version, and at what it would bring', () =>
          proposeRelease({ release, wanted }, world),
        );
        const refusals = cut.kind === 'tagged' ? cut.refusals : cut.proposal.refusals;
        const url = tag && refusals.length === 0 ? await cutRelease(cut, world) : null;
        if (json) answer(machineReadable(cut, url));
        else show(cut, { url, notes });
        if (refusals.length > 0) throw new DeliveryError('Held', `${nameOf(cut)} is held:\n${refusals.join('\n')}`);
      },
    );
}

function show(cut: Cut, { url, notes }: { readonly url: string | null; readonly notes: boolean }): void {
  if (cut.kind === 'proposed') say((notes ? releaseNotes(cut.proposal) : releaseMessage(cut.proposal)).trimEnd());
  if (notes) return;
  if (cut.kind === 'proposed') gateWords(cut.proposal).forEach(say);
  if (url !== null) say(`\n${nameOf(cut)} is tagged; its notes are at ${url}`);
  else if (cut.kind === 'tagged') say(`${cut.version} is on this commit; ${publishedAt(cut.url)}`);
  else if (cut.proposal.refusals.length === 0) say('\nNothing is written yet: npx sluice release --tag');
}

/** What keeps the version out of its environment may pass, as a freeze does: it is told, and holds nothing. */
function gateWords({ environment, changes: { refusals } }: ReleaseProposal): string[] {
  return refusals.map(
    ({ rule, sentence }) => `\n${environment} would refuse it as things stand (${rule}): ${sentence}`,
  );
}

function publishedAt(url: string | null): string {
  return url === null ? 'its notes are missing: npx sluice release --tag publishes them' : `its notes are at ${url}`;
}

function nameOf(cut: Cut): string {
  return cut.kind === 'tagged' ? cut.version : cut.proposal.version;
}

function machineReadable(cut: Cut, url: string | null) {
  if (cut.kind === 'tagged') {
    const { version, release, refusals } = cut;
    return { version, release, tagged: true, url: url ?? cut.url, refusals };
  }
  const { changes, ...told } = cut.proposal;
  return { ...told, gate: changes.refusals, tagged: url !== null, url, notes: releaseNotes(cut.proposal) };
}
