/** Something that someone may do. */
export interface Access {
  /** Who: `role ANALYST`, `user LOADER`, `aws role dev-airflow`, `github team 4410021`. */
  readonly who: string;
  /** What they may do: a privilege, such as `SELECT` or `s3:GetObject`. */
  readonly what: string;
  /** On which object, such as `future tables in ANALYTICS.MARTS` or an ARN. */
  readonly on: string;
  /** The roles it comes through, nearest first; empty for a grant of their own. */
  readonly through: readonly string[];
}

/** Who gains and who loses what, in effect: through every role that they inherit. */
export interface AccessDelta {
  readonly gained: readonly Access[];
  readonly lost: readonly Access[];
  /** Addresses of grants whose effect is known only after the apply. */
  readonly unknown: readonly string[];
}

/** Nobody gains or loses anything. */
export const SAME_ACCESS: AccessDelta = { gained: [], lost: [], unknown: [] };
