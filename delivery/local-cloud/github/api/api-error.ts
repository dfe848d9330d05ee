/** One entry of `errors` in GitHub's 422 bodies; some endpoints put a bare sentence there. */
export type FieldError = Readonly<Record<string, unknown>> | string;

/** A refusal in GitHub's own words; the server turns it into the status and the body that Octokit reads. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly errors?: readonly FieldError[],
  ) {
    super(message);
  }
}

/** 404, which GitHub also answers for what the token may not see. */
export function notFound(message = 'Not Found'): ApiError {
  return new ApiError(404, message);
}

/** 422 `Validation Failed`, with the fields at fault. */
export function validationFailed(...errors: readonly FieldError[]): ApiError {
  return new ApiError(422, 'Validation Failed', errors);
}

/** 422 with a sentence of its own, as the Git database endpoints answer. */
export function unprocessable(message: string): ApiError {
  return new ApiError(422, message);
}

/** 501: GitHub has it and this one does not; `what` names it. */
export function unknownHere(what: string): ApiError {
  return new ApiError(501, `The local GitHub does not know ${what}; its BEHAVIOUR.md lists what it knows.`);
}
