import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

import { LocalGitHubError } from '../local-github-error';
import { replaceFile } from '../../store/durable-file';
import { BOT, type Identity, PEOPLE } from './identity';

const Token = z.string().min(20);

const TokensFile = z.strictObject({ bot: Token, octocat: Token, hubot: Token });

/** One token for each identity; they are made once a folder and stay. */
export type Tokens = z.infer<typeof TokensFile>;

/**
 * The tokens kept in `file`, made at random on first use; only the file's owner can read it.
 * @throws LocalGitHubError when the file is not what was written.
 */
export function tokensIn(file: string): Tokens {
  if (existsSync(file)) return read(file);
  const tokens = { bot: random('ghs'), octocat: random('ghp'), hubot: random('ghp') };
  replaceFile(file, `${JSON.stringify(tokens, null, 2)}\n`);
  return tokens;
}

/** Whom a token speaks for; `undefined` for one that is not ours. */
export function holderOf(token: string, tokens: Tokens): Identity | undefined {
  if (token === tokens.bot) return BOT;
  return Object.values(PEOPLE).find(({ login }) => tokens[login] === token);
}

/** GitHub's token forms: `ghs_` an app's installation, `ghp_` a person's; 36 characters follow. */
function random(prefix: 'ghs' | 'ghp'): string {
  return `${prefix}_${randomBytes(18).toString('hex')}`;
}

function read(file: string): Tokens {
  try {
    return TokensFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const mend = 'delete it: new tokens are made at the next start';
    throw new LocalGitHubError('RecordCorrupt', `${file} does not hold the tokens of a local GitHub; ${mend}`, {
      cause,
    });
  }
}
