import { Html } from '../page/markup';

/** A value that the script of a page may read: JSON in which nothing ends a script, or begins another or a comment. */
export function inertJson(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replace(/<(?=[/!]|script)/gi, String.raw`\u003c`);
  return new Html(`<script type="application/json" id="${id}">${json}</script>`);
}
