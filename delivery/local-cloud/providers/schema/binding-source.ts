import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const INLINE_MAP = '//# sourceMappingURL=data:application/json;base64,';

/**
 * The TypeScript that the generator wrote for one type. Published bindings keep it in the inline source map of their
 * JavaScript, and only there are all flags of all attributes; the largest types are spread over several files.
 */
export function bindingSource(folder: string): string {
  const structs = path.join(folder, 'index-structs');
  const parts = existsSync(structs) ? readdirSync(structs).filter((name) => /^structs\d+\.js$/.test(name)) : [];
  const files = [...parts.map((name) => path.join(structs, name)), path.join(folder, 'index.js')];
  return files.map(originalSource).join('\n');
}

function originalSource(file: string): string {
  const text = readFileSync(file, 'utf8');
  const start = text.lastIndexOf(INLINE_MAP);
  if (start < 0) throw new Error(`${file} has no inline source map to derive a schema from; reinstall the binding`);
  const map = Buffer.from(text.slice(start + INLINE_MAP.length), 'base64').toString('utf8');
  const { sourcesContent } = JSON.parse(map) as { sourcesContent?: string[] };
  const [source] = sourcesContent ?? [];
  if (source === undefined) throw new Error(`the source map of ${file} carries no source; reinstall the binding`);
  return source;
}
