const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C, told to everything that is running: children get one SIGINT and are waited for; a second Ctrl-C is
 * ignored, because Terraform must finish writing its state.
 */
class Interruption {
  private readonly controller = new AbortController();
  private readonly listener = () => {
    this.controller.abort();
  };

  /** Aborted by the first SIGINT, SIGTERM or SIGHUP since it was armed. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Takes signals from Node, which would end this process at once. */
  arm(): void {
    for (const name of SIGNALS) process.on(name, this.listener);
  }

  /** Leaves signals to Node again. */
  release(): void {
    for (const name of SIGNALS) process.off(name, this.listener);
  }
}

/** The interruption of this process. */
export const interruption = new Interruption();
