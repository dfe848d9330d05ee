import { types } from 'node:util';

const capture = Error.captureStackTrace.bind(Error);

/**
 * cdktf notes for every token where in the source it was made, on plain objects and for its own error messages alone:
 * a quarter of a synthesis. Errors keep their traces.
 */
Error.captureStackTrace = (object: object, below?: Parameters<typeof capture>[1]): void => {
  if (object instanceof Error || types.isNativeError(object)) capture(object, below);
};
