/** Somebody whom a token speaks for. */
export interface Identity {
  readonly login: string;
  readonly id: number;
  readonly type: 'Bot' | 'User';
}

/** The GitHub App that the delivery engine acts as. */
export const BOT: Identity = { login: 'sluice[bot]', id: 41_898_001, type: 'Bot' };

/** A person, so that authorship and review by somebody else can be tried. */
export const PERSON: Identity = { login: 'octocat', id: 583_231, type: 'User' };

/** Everybody the local GitHub knows. */
export const IDENTITIES: readonly Identity[] = [BOT, PERSON];

/** The identity of a login that a record names. */
export function identityOf(login: string): Identity {
  const found = IDENTITIES.find((identity) => identity.login === login);
  if (found === undefined) throw new Error(`no identity has the login ${JSON.stringify(login)}`);
  return found;
}
