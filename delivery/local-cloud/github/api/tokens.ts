import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

import { LocalGitHubError } from '../local-github-error';
import { replaceFile } from '../../store/durable-file';
import { BOT, type Identity, PEOPLE, RUNNER } from './identity';

const Token = z.string().min(20);

/** Folders of before there was a runner have no token of its. */
const TokensFile = z.strictObject({ bot: Token, octocat: Token, hubot: Token, runner: Token.optional() });

/** One token for each identity; they are made once a folder and stay. */
export type Tokens = z.infer<typeof TokensFile> & { readonly runner: string };

/**
 * The tokens kept in `file`, made at random on first use; only the file's owner can read it.
 * @throws LocalGitHubError when the file is not what was written.
 */
export function tokensIn(file: string): Tokens {
  const kept = existsSync(file) ? read(file) : { bot: random('ghs'), octocat: random('ghp'), hubot: random('ghp') };
  const { runner } = kept;
  if (runner !== undefined) return { ...kept, runner };
  const tokens = { ...kept, runner: random('ghr') };
  replaceFile(file, `${JSON.stringify(tokens, null, 2)}\n`);
  return tokens;
}

/** Whom a token speaks for; `undefined` for one that is not ours. */
export function holderOf(token: string, tokens: Tokens): Identity | undefined {
  if (token === tokens.bot) return BOT;
  if (token === tokens.runner) return RUNNER;
  return Object.values(PEOPLE).find(({ login }) => tokens[login] === token);
}

/** GitHub's token forms: `ghs_` an app's installation, `ghp_` a person's; 36 characters follow. */
function random(prefix: 'ghs' | 'ghp' | 'ghr'): string {
  return `${prefix}_${randomBytes(18).toString('hex')}`;
}

function read(file: string): z.infer<typeof TokensFile> {
  try {
    return TokensFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const mend = 'delete it: new tokens are made at the next start';
    throw new LocalGitHubError('RecordCorrupt', `${file} does not hold the tokens of a local GitHub; ${mend}`, {
      cause,
    });
  }
}
