import { DeliveryError } from '../model/delivery-error';
import { GO_TOOLS } from '../tools/go-tools';
import { prepareGoTool } from '../tools/prepare-go-tool';

/**
 * nektos/act, installed among the project's tools where it is not there yet.
 * @throws DeliveryError `ToolMissing`
 */
export async function actProgram(project: string): Promise<string> {
  try {
    return await prepareGoTool(GO_TOOLS.act, { project });
  } catch (cause) {
    throw new DeliveryError('ToolMissing', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
