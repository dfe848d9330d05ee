import type { Path } from '../planning/paths';
import type { ConfigProblem } from '../planning/validate-config';

/** The protocol's number of an error (tfplugin6.9.proto, Diagnostic.Severity). */
const ERROR = 1;

/** A problem of a configuration as the protocol's `Diagnostic`, pointing at the argument. */
export function problemMessage({ summary, detail, path }: ConfigProblem): object {
  return { severity: ERROR, summary, detail, attribute: pathMessage(path) };
}

/** An error as the protocol's `Diagnostic`: its sentence first, then what caused it. */
export function errorMessage(error: unknown): object {
  const summary = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  return { severity: ERROR, summary, detail: cause };
}

/** A path as the protocol's `AttributePath`. */
export function pathMessage(path: Path): object {
  return {
    steps: path.map((step) => (typeof step === 'number' ? { elementKeyInt: step } : { attributeName: step })),
  };
}
