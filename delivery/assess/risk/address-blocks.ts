import { BlockList, isIP } from 'node:net';

interface Block {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Whether a text is an address, or a block of addresses such as `10.0.0.0/8`. */
export function isAddressBlock(text: string): boolean {
  return parsed(text) !== undefined;
}

/** Whether every address of the second block is in the first; texts that are no blocks cover only themselves. */
export function blockCovers(outer: string, inner: string): boolean {
  const [a, b] = [parsed(outer), parsed(inner)];
  if (a === undefined || b === undefined) return outer === inner;
  if (a.family !== b.family || a.prefix > b.prefix) return false;
  const list = new BlockList();
  list.addSubnet(a.address, a.prefix, a.family);
  return list.check(b.address, b.family);
}

/** Whether a block is so large that it stands for the whole internet. */
export function isEveryone(text: string): boolean {
  const block = parsed(text);
  return block !== undefined && block.prefix < (block.family === 'ipv4' ? 8 : 16);
}

function parsed(text: string): Block | undefined {
  const [address = '', length] = text.split('/');
  const version = isIP(address);
  if (version === 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? undefined : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}
