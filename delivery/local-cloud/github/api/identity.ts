/** Somebody whom a token speaks for. */
export interface Identity {
  readonly login: string;
  readonly id: number;
  readonly type: 'Bot' | 'User';
}

/** The GitHub App that the delivery engine acts as. */
export const BOT: Identity = { login: 'sluice[bot]', id: 41_898_001, type: 'Bot' };

/** Two people, so that authorship and review by others can be tried. */
export const PEOPLE = {
  octocat: { login: 'octocat', id: 583_231, type: 'User' },
  hubot: { login: 'hubot', id: 480_938, type: 'User' },
} as const satisfies Readonly<Record<string, Identity>>;

/** Whoever runs workflows: it alone sees how runs are driven, and no body ever shows it. */
export const RUNNER: Identity = { login: 'runner', id: 1, type: 'Bot' };

/** Everybody the local GitHub knows. */
export const IDENTITIES: readonly Identity[] = [BOT, ...Object.values(PEOPLE)];

/** The identity of a login that a record names. */
export function identityOf(login: string): Identity {
  const found = IDENTITIES.find((identity) => identity.login === login);
  if (found === undefined) throw new Error(`no identity has the login ${JSON.stringify(login)}`);
  return found;
}
