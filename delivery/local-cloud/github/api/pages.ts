import { type Answer, type Call, ok } from './call';

/** GitHub's page sizes: 30 unless asked, never more than 100. */
const PER_PAGE = { unlessAsked: 30, most: 100 };

interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

type Present<T> = (item: T) => unknown;

/** One page of a list, with the `Link` header that leads to the others. */
export async function listed<T>(call: Call, items: readonly T[], present: Present<T>): Promise<Answer> {
  const page = pageOf(call.url, items);
  return { ...ok(await Promise.all(page.items.map(present))), headers: page.headers };
}

/** One page of a list that GitHub wraps: `{ total_count, <name>: […] }`. */
export async function counted<T>(call: Call, { name, items }: Named<T>, present: Present<T>): Promise<Answer> {
  const page = pageOf(call.url, items);
  const shown = await Promise.all(page.items.map(present));
  return { ...ok({ total_count: items.length, [name]: shown }), headers: page.headers };
}

interface Named<T> {
  readonly name: string;
  readonly items: readonly T[];
}

/** The part of `items` that the query's `page` and `per_page` ask for. */
export function pageOf<T>(url: URL, items: readonly T[]): Page<T> {
  const size = Math.min(positive(url, 'per_page') ?? PER_PAGE.unlessAsked, PER_PAGE.most);
  const page = positive(url, 'page') ?? 1;
  const last = Math.max(1, Math.ceil(items.length / size));
  const links = [
    ...(page > 1 ? [link(url, Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(url, page + 1, 'next'), link(url, last, 'last')] : []),
    ...(page > 1 ? [link(url, 1, 'first')] : []),
  ];
  const headers = links.length === 0 ? {} : { Link: links.join(', ') };
  return { items: items.slice((page - 1) * size, page * size), headers };
}

function positive(url: URL, name: string): number | undefined {
  const value = Number(url.searchParams.get(name));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function link(url: URL, page: number, relation: string): string {
  const target = new URL(url);
  target.searchParams.set('page', String(page));
  return `<${target.href}>; rel="${relation}"`;
}
