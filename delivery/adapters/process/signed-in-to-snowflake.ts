import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';

type Variables = Readonly<Record<string, string | undefined>>;

/** What Snowflake expects in a token unless told otherwise (Snowflake documentation, "CREATE USER", `WORKLOAD_IDENTITY`). */
const AUDIENCE = 'snowflakecomputing.com';
const ATTEMPTS = 3;
const PAUSE_MS = 1_000;
const PATIENCE_MS = 10_000;
const TOO_MANY = 429;

const Answer = z.object({ value: z.string().min(1) });

/**
 * An environment whose `SNOWFLAKE_TOKEN` has just been issued. A token of a GitHub job lasts for five minutes (`exp` and
 * `iat` in GitHub's documentation, "OpenID Connect reference"), and a plan may take longer: so whatever signs in asks for
 * one of its own. An environment that holds a token already, or that may not ask for any, stays as it is.
 * @throws DeliveryError `GitHubFailed` where GitHub issues none.
 */
export async function signedInToSnowflake(variables: Variables): Promise<Variables> {
  const { SNOWFLAKE_TOKEN: held = '', ACTIONS_ID_TOKEN_REQUEST_URL: url = '' } = variables;
  if (held !== '' || url === '') return variables;
  const headers = { authorization: `bearer ${variables['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''}` };
  return { ...variables, SNOWFLAKE_TOKEN: await issued(new Request(`${url}&audience=${AUDIENCE}`, { headers })) };
}

async function issued(request: Request): Promise<string> {
  let why = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await pause(PAUSE_MS);
    try {
      const answer = await fetch(request.clone(), { signal: AbortSignal.timeout(PATIENCE_MS) });
      const token = Answer.safeParse(parsedJson(await answer.text()));
      if (answer.ok && token.success) return token.data.value;
      why = `it answered ${answer.status}`;
      // A refusal stays one.
      if (answer.status >= 400 && answer.status < 500 && answer.status !== TOO_MANY) break;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
  }
  const { host } = new URL(request.url);
  const next = 'the job needs the permission "id-token: write"; if it has that, run it again';
  throw new DeliveryError('GitHubFailed', `no identity token for Snowflake could be had from ${host}: ${why}; ${next}`);
}
