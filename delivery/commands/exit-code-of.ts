import { EnvironmentError } from '../../environments/problem';
import { DeliveryError } from '../model/delivery-error';
import { ERROR_CODES } from '../model/error-codes';

/** Says on standard error what stopped a command, and gives back the exit code for it. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof DeliveryError) {
    process.stderr.write(`\n${error.code}: ${error.message}\n`);
    return ERROR_CODES[error.code].exit;
  }
  if (error instanceof EnvironmentError) {
    process.stderr.write(`\n${error.message}\n`);
    return ERROR_CODES.BadEnvironment.exit;
  }
  const trace = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\nUnexpected: this is a mistake in Sluice itself; please report it.\n${trace}\n`);
  return ERROR_CODES.Unexpected.exit;
}
