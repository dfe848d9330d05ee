/** Addresses in as few characters as keep every one of them readable: `aws_s3_bucket.{lake,logs}`. */
export function braced(addresses: readonly string[]): string[] {
  const byPrefix = new Map<string, string[]>();
  const alone: string[] = [];
  for (const address of addresses) {
    const [, prefix, rest] = /^(\w[\w.-]*\.)([\w-]+)$/.exec(address) ?? [];
    const [, list, key] = /^(\w[\w.-]*)\[("[\w. -]+"|\d+)\]$/.exec(address) ?? [];
    if (prefix !== undefined && rest !== undefined) push(byPrefix, `${prefix}{`, rest);
    else if (list !== undefined && key !== undefined) push(byPrefix, `${list}[{`, key);
    else alone.push(address);
  }
  return [...[...byPrefix].map(joined), ...alone];
}

function push(groups: Map<string, string[]>, prefix: string, rest: string): void {
  const known = groups.get(prefix);
  if (known === undefined) groups.set(prefix, [rest]);
  else known.push(rest);
}

function joined([open, rests]: [string, string[]]): string {
  const close = open.endsWith('[{') ? ']' : '';
  const [only = ''] = rests;
  return rests.length === 1 ? `${open.slice(0, -1)}${only}${close}` : `${open}${rests.join(',')}}${close}`;
}
