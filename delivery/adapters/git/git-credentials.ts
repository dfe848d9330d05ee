/** Who signs in, and where. */
export interface GitSignIn {
  /** `https://github.com`, for example. */
  readonly server: string;
  readonly token: string;
}

/**
 * Variables with which git, and nothing else, signs in to one server: a job's clone keeps no credentials, and a private
 * repository says nothing to strangers. As `actions/checkout` does it, but in no file.
 */
export function gitCredentials({ server, token }: GitSignIn): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}
