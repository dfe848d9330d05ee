import { environmentKey } from '../deployments/environment-named';

/** Secrets, by their names in capitals. */
export type Secrets = Readonly<Record<string, string>>;

/** What the jobs of an environment are handed, and nobody is shown: kept in memory alone. */
export class EnvironmentSecrets {
  private readonly kept: Map<string, Secrets>;

  /**
   * @param given by the environment's name.
   * @param since when they were put there.
   */
  constructor(
    given: Readonly<Record<string, Secrets>>,
    readonly since: string,
  ) {
    this.kept = new Map(Object.entries(given).map(([environment, secrets]) => [environmentKey(environment), secrets]));
  }

  of(environment: string): Secrets {
    return this.kept.get(environmentKey(environment)) ?? {};
  }

  /** Takes one away from those of an environment. */
  delete(environment: string, name: string): void {
    const { [name]: _, ...others } = this.of(environment);
    this.kept.set(environmentKey(environment), others);
  }
}
