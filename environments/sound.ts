import type { Environment } from './schema/environment';

/** The sections of an environment that are well-formed; the others have problems of their own already. */
export type Sound = Partial<Environment>;
