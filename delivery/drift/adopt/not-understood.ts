/** Code that is written in a way that Sluice does not edit; the sentence says where, and in which way. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}
