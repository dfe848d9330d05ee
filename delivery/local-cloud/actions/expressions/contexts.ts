/** What an expression's value can be. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** What expressions refer to, by name: `github`, `needs`, `inputs`, `vars`, `matrix`. */
export type Contexts = Readonly<Record<string, Value>>;

/** How what came before has gone, for `success()`, `failure()` and `cancelled()`. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}
