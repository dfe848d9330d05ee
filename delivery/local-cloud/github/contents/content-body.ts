import type { Call } from '../api/call';
import type { Git } from '../git/git';
import { contentOf } from '../git/objects';
import type { TreeEntry } from '../git/trees';

/** Larger files come without their content, in bytes (https://docs.github.com/rest/repos/contents). */
const LARGEST_INLINE = 1_048_576;

const SYMLINK = '120000';

const TYPE_OF: Readonly<Record<string, string>> = { tree: 'dir', commit: 'submodule', blob: 'file' };

/** Where something stands: what is there, and the ref that was asked. */
export interface Placed {
  readonly entry: TreeEntry;
  readonly ref: string;
}

/** A file, folder, link or submodule as a folder's listing shows it. */
export function contentItem({ urls }: Call, { entry, ref }: Placed) {
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const kind = entry.type === 'tree' ? 'tree' : 'blob';
  const url = urls.api(`/contents/${path}?ref=${encodeURIComponent(ref)}`);
  const git = urls.api(`/git/${kind}s/${entry.sha}`);
  const html = urls.html(`/${kind}/${ref}/${path}`);
  return {
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: entry.type === 'blob' ? urls.html(`/raw/${ref}/${path}`) : null,
    type: entry.mode === SYMLINK ? 'symlink' : TYPE_OF[entry.type],
    _links: { self: url, git, html },
  };
}

/** A file with its content, in base64 lines of 60 characters as GitHub breaks them. */
export async function contentBody(call: Call, git: Git, placed: Placed) {
  const { entry } = placed;
  const item = contentItem(call, placed);
  if (entry.type !== 'blob') return item;
  if ((entry.size ?? 0) > LARGEST_INLINE) return { ...item, content: '', encoding: 'none' };
  const content = await contentOf(git, 'blob', entry.sha);
  if (entry.mode === SYMLINK) return { ...item, target: content.toString() };
  return { ...item, content: broken(content.toString('base64')), encoding: 'base64' };
}

/** Base64 in lines of 60 characters, each ended. */
export function broken(base64: string): string {
  return base64.replaceAll(/.{1,60}/g, '$&\n');
}
