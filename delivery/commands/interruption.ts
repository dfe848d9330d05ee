/**
 * One Ctrl-C, told to everything that is running: children get one SIGINT and are waited for; a second Ctrl-C is
 * ignored, because Terraform must finish writing its state.
 */
class Interruption {
  private readonly controller = new AbortController();
  private readonly listener = () => {
    this.controller.abort();
  };

  /** Aborted by the first SIGINT or SIGTERM after this is first asked for. */
  get signal(): AbortSignal {
    if (process.listeners('SIGINT').includes(this.listener)) return this.controller.signal;
    process.on('SIGINT', this.listener);
    process.on('SIGTERM', this.listener);
    return this.controller.signal;
  }

  /** Leaves signals to Node again. */
  release(): void {
    process.off('SIGINT', this.listener);
    process.off('SIGTERM', this.listener);
  }
}

/** The interruption of this process. */
export const interruption = new Interruption();
