/** The text of an issue that another run opened too, a moment earlier. */
export function duplicateBody(older: number): string {
  return `Another run opened #${older} about the same at the same moment; what is to be said of it is there.\n`;
}
