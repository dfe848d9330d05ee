type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The environment of Terraform in one stack. What only account administrators may do is in the account stack of an
 * environment, and its connection to Snowflake leaves the role to `SNOWFLAKE_ROLE`: it gets the role in
 * `SLUICE_ACCOUNT_ROLE`, where that is set. One run of several stacks can so be each with its own role.
 */
export function environmentIn(stack: string, { SLUICE_ACCOUNT_ROLE: accountRole, ...variables }: Variables): Variables {
  const isAdministrators = stack.endsWith('-account') && (accountRole ?? '') !== '';
  return isAdministrators ? { ...variables, SNOWFLAKE_ROLE: accountRole } : variables;
}
