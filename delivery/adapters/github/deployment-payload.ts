import { z } from 'zod';

import type { Holder } from '../../model/holder';
import type { LedgerDraft } from '../../model/ledger-entry';
import { parsedJson } from '../../model/parsed-json';
import type { Release } from '../../model/release';

const ReleaseText = z.object({ commit: z.string(), tree: z.string(), tag: z.string().optional() });

const HolderText = z.object({
  machine: z.string().optional(),
  pid: z.int().optional(),
  run: z.object({ id: z.int(), attempt: z.int() }).optional(),
});

const Payload = z.object({
  sluice: z.literal(1),
  tree: z.string(),
  tag: z.string().optional(),
  purpose: z.enum(['promotion', 'rollback', 'repair', 'removal']),
  digests: z.record(z.string(), z.string()),
  assembly: z.string(),
  replaces: ReleaseText.nullable(),
  by: z.string(),
  holder: HolderText,
});

/** What Sluice writes into a deployment: all that identifies the release, and no value of any resource. */
export type Payload = z.infer<typeof Payload>;

/** Who asked for an entry, and who carries it. */
export interface Carried {
  readonly by: string;
  readonly holder: Holder;
}

/** The payload of an entry. */
export function payloadOf({ release, ...draft }: LedgerDraft, { by, holder }: Carried): Payload {
  const { tree, tag } = release;
  const { purpose, digests, assembly, replaces } = draft;
  const about = { purpose, digests, assembly, replaces, by, holder: textOf(holder) };
  return { sluice: 1, tree, ...(tag === undefined ? {} : { tag }), ...about };
}

/** What a deployment of the commit holds; nothing where somebody else made it. */
export function draftIn(payload: unknown, commit: string): (Omit<LedgerDraft, 'environment'> & Carried) | undefined {
  const known = Payload.safeParse(typeof payload === 'string' ? parsedJson(payload) : payload);
  if (!known.success) return undefined;
  const { tree, tag, replaces, purpose, digests, assembly, by, holder } = known.data;
  const release = releaseOf({ commit, tree, tag });
  const replaced = replaces === null ? null : releaseOf(replaces);
  return { release, purpose, digests, assembly, replaces: replaced, by, holder: holderIn(holder) };
}

function releaseOf({ commit, tree, tag }: z.infer<typeof ReleaseText>): Release {
  return { commit, tree, ...(tag === undefined ? {} : { tag }) };
}

function textOf({ process, run }: Holder): z.infer<typeof HolderText> {
  return { ...process, ...(run === null ? {} : { run }) };
}

function holderIn({ machine, pid, run }: z.infer<typeof HolderText>): Holder {
  const process = machine === undefined || pid === undefined ? null : { machine, pid };
  return { process, run: run ?? null };
}
