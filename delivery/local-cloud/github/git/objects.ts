import type { Git } from './git';

const FULL_SHA = /^[0-9a-f]{40}$/;
const SHORT_SHA = /^[0-9a-f]{7,40}$/;

/** The type of an object by its full name; `undefined` where there is none. */
export async function typeOf(git: Git, sha: string): Promise<string | undefined> {
  if (!FULL_SHA.test(sha)) return undefined;
  return (await checked(git, [sha]))[0]?.type;
}

/**
 * The commit that a name means: a branch, a tag, a full ref or one without `refs/`, a whole or abbreviated object name,
 * `HEAD`; annotated tags are followed.
 */
export async function commitNamed(git: Git, name: string): Promise<string | undefined> {
  if (name.includes('\n')) return undefined;
  const candidates = [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`];
  if (name.startsWith('refs/') || name === 'HEAD') candidates.unshift(name);
  if (SHORT_SHA.test(name)) candidates.push(name);
  const found = await checked(
    git,
    candidates.map((candidate) => `${candidate}^{commit}`),
  );
  return found.find((object) => object !== undefined)?.sha;
}

/** The content of an object. */
export async function contentOf(git: Git, type: string, sha: string): Promise<Buffer> {
  return (await git.run(['cat-file', type, sha])).stdout;
}

/** Stores a blob and gives its name. */
export async function writeBlob(git: Git, content: Buffer): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], { input: content });
}

/** An annotated tag, read. */
export interface TagObject {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly object: { readonly sha: string; readonly type: string };
  readonly tagger: { readonly name: string; readonly email: string; readonly date: string };
}

/** Reads an annotated tag; its date is in UTC. */
export async function readTag(git: Git, sha: string): Promise<TagObject> {
  const [head = '', ...message] = (await contentOf(git, 'tag', sha)).toString().split('\n\n');
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? '';
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+)/.exec(field('tagger')) ?? [];
  return {
    sha,
    tag: field('tag'),
    message: message.join('\n\n').trimEnd(),
    object: { sha: field('object'), type: field('type') },
    tagger: { name, email, date: `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z` },
  };
}

/** Stores an annotated tag, without a ref to it, and gives its name. */
export async function writeTag(git: Git, { tag, message, object, tagger }: Omit<TagObject, 'sha'>): Promise<string> {
  const seconds = Math.floor(Date.parse(tagger.date) / 1000);
  const head = [`object ${object.sha}`, `type ${object.type}`, `tag ${tag}`];
  const by = `tagger ${tagger.name} <${tagger.email}> ${seconds} +0000`;
  return git.text(['mktag', '--strict'], { input: [...head, by, '', `${message}\n`].join('\n') });
}

async function checked(git: Git, names: readonly string[]): Promise<({ sha: string; type: string } | undefined)[]> {
  const lines = await git.text(['cat-file', '--batch-check'], { input: names.map((name) => `${name}\n`).join('') });
  return lines.split('\n').map((line) => {
    const [sha = '', type = ''] = line.split(' ');
    return FULL_SHA.test(sha) && type !== 'missing' ? { sha, type } : undefined;
  });
}
