import { BOT, identityOf } from '../api/identity';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import type { Urls } from '../api/urls';

/** Somebody by login, as GitHub shows people inside of other things. */
export function userBody(urls: Urls, login: string): Body<'users', 'getAuthenticated'> {
  const { id, type } = identityOf(login);
  return { ...accountBody(urls, { login, id }), node_id: nodeId(type === 'Bot' ? 'BOT' : 'U', id), type };
}

/** The owner of the repository, who is no one that signs in. */
export function ownerBody(urls: Urls, login: string): Body<'users', 'getAuthenticated'> {
  return { ...accountBody(urls, { login, id: 1 }), node_id: nodeId('O', 1), type: 'Organization' };
}

/** The app that the bot is the face of. */
export function appBody(urls: Urls): NonNullable<Body<'checks', 'get'>['app']> {
  const slug = BOT.login.replace('[bot]', '');
  return {
    id: BOT.id,
    node_id: nodeId('A', BOT.id),
    slug,
    name: slug,
    owner: userBody(urls, BOT.login),
    html_url: `${urls.base}/apps/${slug}`,
    external_url: urls.base,
  };
}

function accountBody(urls: Urls, { login, id }: { login: string; id: number }): Body<'users', 'getAuthenticated'> {
  const url = urls.user(login);
  return {
    login,
    id,
    avatar_url: '',
    gravatar_id: '',
    url,
    html_url: `${urls.base}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    site_admin: false,
  };
}
