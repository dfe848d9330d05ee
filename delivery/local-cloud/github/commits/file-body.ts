import type { Call } from '../api/call';
import type { Item } from '../api/shape';
import type { FileChange } from '../git/diff';

/** A changed file, with where to find it at the commit that has it. */
export function fileBody({ urls }: Call, file: FileChange, at: string): Item<'pulls', 'listFiles'> {
  const path = file.filename.split('/').map(encodeURIComponent).join('/');
  return {
    ...file,
    blob_url: urls.html(`/blob/${at}/${path}`),
    raw_url: urls.html(`/raw/${at}/${path}`),
    contents_url: urls.api(`/contents/${path}?ref=${at}`),
  };
}
