import type { Format, Handle } from './call';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One endpoint, named as GitHub's reference names it. */
export interface Route {
  readonly method: Method;
  /** An RFC 6570 template: `{ref}` is one segment, `{+path}` may hold slashes. */
  readonly path: string;
  /** The page and anchor below `https://docs.github.com/rest/`. */
  readonly documentation: string;
  readonly handle: Handle;
  /** The media types it can answer besides JSON. */
  readonly formats: readonly Format[];
}

/** An endpoint: its name in GitHub's reference, where that describes it, and what answers it. */
export function route(name: `${Method} /${string}`, documentation: string, handle: Handle): Route {
  const space = name.indexOf(' ');
  return { method: name.slice(0, space) as Method, path: name.slice(space + 1), documentation, handle, formats: [] };
}

/** The same endpoint, able to answer other media types too. */
export function alsoAs(formats: readonly Format[], endpoint: Route): Route {
  return { ...endpoint, formats };
}
