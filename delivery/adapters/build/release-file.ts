import { z } from 'zod';

/** The file of a build that says what it was made of. */
export const RELEASE_FILE = 'release.json';

/** Grows when what a build holds is laid out in another way. */
export const BUILD_FORMAT = 1;

const Id = z.string().regex(/^[0-9a-f]{40,64}$/, { error: 'an id of git' });

/** A name of git that cannot be taken for an option, a path or a part of a program. */
const Ref = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$/, { error: 'a name of git' });

/** Which release a build was made of. */
export const BuiltRelease = z.strictObject({
  format: z.literal(BUILD_FORMAT),
  commit: Id,
  /** The git tree that was synthesized. */
  tree: Id,
  /** The tag it was asked for by, or that of the newest version on its commit. */
  tag: Ref.optional(),
  /** Branches of the remote that hold the commit, of those that an environment deploys from; the clone said so. */
  branches: z.array(Ref).max(100),
});

export type BuiltRelease = z.infer<typeof BuiltRelease>;
