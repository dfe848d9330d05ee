import { DeliveryError } from '../model/delivery-error';

/** What is asked of a REST API. */
export interface RestRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Who asks. */
  readonly token: string;
  readonly body?: object;
}

/**
 * Asks the local GitHub for what lies at an address, or writes there; nothing where there is nothing to read.
 * @throws DeliveryError `GitHubFailed` with what it says, where it refuses.
 */
export async function restCall(address: string, { method = 'GET', token, body }: RestRequest): Promise<unknown> {
  const answer = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.status === 404 && method === 'GET') return undefined;
  if (answer.ok) return answer.json();
  const sentence = `the local GitHub answers ${method} ${new URL(address).pathname} with ${answer.status}`;
  throw new DeliveryError('GitHubFailed', `${sentence}: ${await answer.text()}`);
}

/**
 * Reads below an address, what must be there.
 * @param address `http://127.0.0.1:4000/repos/acme-data/data-platform`
 */
export function readerOf(address: string, token: string): (path: string) => Promise<unknown> {
  return async (path) => {
    const found = await restCall(`${address}${path}`, { token });
    if (found !== undefined) return found;
    throw new DeliveryError('GitHubFailed', `the local GitHub has nothing at ${new URL(address).pathname}${path}`);
  };
}
