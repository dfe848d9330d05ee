import type { Repository } from '../repository';
import type { Grant } from './grant';
import type { Identity } from './identity';
import type { JobTokens } from './job-tokens';
import type { Urls } from './urls';

/** One request, after the token was accepted and the body was read. */
export interface Call {
  readonly repository: Repository;
  readonly actor: Identity;
  /** What a job's token is good for; `null` for anybody else's, which may do all. */
  readonly grant: Grant | null;
  /** The tokens of jobs that run. */
  readonly jobTokens: JobTokens;
  readonly urls: Urls;
  /** What stands in the braces of the route's path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: unknown;
  /** The media type that `Accept` asks for. */
  readonly format: Format;
}

/** `application/vnd.github.<format>+json`; plain JSON unless asked. */
export type Format = 'json' | 'raw' | 'diff';

/** What goes back: a body to be sent as JSON, or text as it is. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: { readonly type: string; readonly content: Buffer };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one call; refuses by throwing an ApiError. */
export type Handle = (call: Call) => Answer | Promise<Answer>;

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with what was made, and where it is. */
export function created(body: { url?: string }): Answer {
  const answer = { status: 201, body };
  return body.url === undefined ? answer : { ...answer, headers: { Location: body.url } };
}

/** 204. */
export const NO_CONTENT: Answer = { status: 204 };

/** The text of a parameter that the route's path names. */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`the route has no parameter {${name}}`);
  return value;
}
