/** A refusal in the words and with the code that AWS STS has (API Reference, "AssumeRoleWithWebIdentity"). */
export class StsError extends Error {
  override readonly name = 'StsError';

  constructor(
    readonly code:
      | 'AccessDenied'
      | 'InvalidIdentityToken'
      | 'ExpiredTokenException'
      | 'ValidationError'
      | 'InvalidAction',
    message: string,
  ) {
    super(message);
  }

  /** AccessDenied is 403, all others are 400. */
  get status(): 400 | 403 {
    return this.code === 'AccessDenied' ? 403 : 400;
  }
}
