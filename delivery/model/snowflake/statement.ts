/** Who holds privileges, by kind and name: `role ANALYST`, `database role RAW.CRM_R`, `user LOADER`, `share PARTNER`. */
export type Principal = string;

/** Something that may be done to an object, or to a set of them such as `future tables in RAW.CRM`. */
export interface Privilege {
  readonly what: string;
  readonly on: string;
  /** Whether its holder may grant it to others. */
  readonly grantable: boolean;
}

/** What one Terraform resource says about access in Snowflake. */
export type Statement =
  | {
      readonly kind: 'principal';
      readonly principal: Principal;
      /** `false` for a user who cannot sign in. */
      readonly enabled: boolean;
    }
  /** The holder may do all that the role may. */
  | { readonly kind: 'membership'; readonly holder: Principal; readonly role: Principal }
  | { readonly kind: 'privileges'; readonly holder: Principal; readonly privileges: readonly Privilege[] };
