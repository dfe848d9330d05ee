import type { RestEndpointMethodTypes } from '@octokit/rest';

type Scopes = RestEndpointMethodTypes;

/** Any part of what Octokit's types say, at any depth: what is there has the right name and type. */
export type Part<T> = T extends readonly (infer Item)[]
  ? Part<Item>[]
  : T extends object
    ? { [K in keyof T]?: Part<T[K]> }
    : T;

/**
 * A part of the body that an endpoint answers, by Octokit's types, which come from GitHub's OpenAPI description.
 * `Body<'pulls', 'get'>` is a part of what `octokit.rest.pulls.get` resolves to.
 */
export type Body<S extends keyof Scopes, M extends keyof Scopes[S]> = Scopes[S][M] extends {
  response: { data: infer Data };
}
  ? Part<Data>
  : never;

/** A part of one item of the list that an endpoint answers. */
export type Item<S extends keyof Scopes, M extends keyof Scopes[S]> = Scopes[S][M] extends {
  response: { data: (infer One)[] };
}
  ? Part<One>
  : never;
