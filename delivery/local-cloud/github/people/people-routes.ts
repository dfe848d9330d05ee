import { ApiError, notFound } from '../api/api-error';
import { type Answer, type Call, ok, parameter } from '../api/call';
import { IDENTITIES } from '../api/identity';
import { route } from '../api/route';
import { userBody } from './user-body';

/** Who one is, and who others are. */
export const peopleRoutes = [
  route('GET /user', 'users/users#get-the-authenticated-user', me),
  route('GET /users/{username}', 'users/users#get-a-user', somebody),
];

/** GitHub has no such answer for an app's installation token, which is what the bot holds. */
function me({ urls, actor }: Call): Answer {
  if (actor.type === 'Bot') throw new ApiError(403, 'Resource not accessible by integration');
  return ok({ ...userBody(urls, actor.login), name: actor.login, email: null });
}

function somebody(call: Call): Answer {
  const login = parameter(call, 'username');
  if (!IDENTITIES.some((identity) => identity.login === login)) throw notFound();
  return ok(userBody(call.urls, login));
}
