import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import vm from 'node:vm';

const DIGEST_BYTES = 32;

/**
 * Runs a CommonJS bundle without `import()` as `require` does, but with what V8 made of it the last time, which lies beside it in
 * `<bundle>.code`: a program of a megabyte starts in half the time. Code of another bundle, of another Node.js, or cut
 * short is made anew, and where nothing can be written it is made every time.
 *
 * Node.js does so by itself from 22.1 (`module.enableCompileCache`, nodejs.org/api/module.html); 20 is supported here.
 */
export function runCompiled(bundle) {
  const source = readFileSync(bundle);
  const kept = keptCode(source, bundle);
  const script = new vm.Script(Module.wrap(source.toString()), { filename: bundle, cachedData: kept });
  // Once it has run: functions are compiled when they are first called.
  if (kept === undefined || script.cachedDataRejected) process.once('exit', () => keep(script, source, bundle));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
}

function keptCode(source, bundle) {
  try {
    const file = readFileSync(`${bundle}.code`);
    const code = file.subarray(DIGEST_BYTES);
    return digest(source, code).equals(file.subarray(0, DIGEST_BYTES)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keep(script, source, bundle) {
  const draft = `${bundle}.code.${process.pid}`;
  try {
    const code = script.createCachedData();
    writeFileSync(draft, Buffer.concat([digest(source, code), code]), { mode: 0o600 });
    renameSync(draft, `${bundle}.code`);
  } catch {
    rmSync(draft, { force: true });
  }
}

/** Of both: V8 itself compares no more than the length of a source, and trusts the code that it is given. */
function digest(source, code) {
  return createHash('sha256').update(source).update(code).digest();
}
