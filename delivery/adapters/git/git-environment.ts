/** The environment that git runs in: no configuration of the user or the machine, and Sluice as author. */
export function gitEnvironment(): Record<string, string | undefined> {
  return {
    PATH: process.env['PATH'],
    TMPDIR: process.env['TMPDIR'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Sluice',
    GIT_AUTHOR_EMAIL: 'sluice@localhost',
    GIT_COMMITTER_NAME: 'Sluice',
    GIT_COMMITTER_EMAIL: 'sluice@localhost',
  };
}
