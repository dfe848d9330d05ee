/** The addresses of one zone's subnets. */
export interface ZoneBlocks {
  readonly private: string;
  readonly public: string;
}

const ZONES = 'abcdefgh';
/** 16 equal blocks: the first eight are private, the last eight public, one of each for a zone. */
const EXTRA_BITS = 4;
/** The smallest subnet that AWS makes (Amazon VPC User Guide, "Subnet CIDR blocks"). */
const SMALLEST_SUBNET = 28;

/**
 * The blocks of one zone's subnets in a VPC. A zone's letter alone decides them, so that a zone can come or go without
 * moving the others.
 * @throws Error naming the block or the zone that does not fit, and what would.
 */
export function zoneBlocks(cidr: string, zone: string): ZoneBlocks {
  const index = ZONES.indexOf(zone);
  if (zone.length !== 1 || index < 0) {
    throw new Error(`network.zones has "${zone}", but subnets are laid out for the zones a to h; choose among those`);
  }
  const { start, bits } = parsed(cidr);
  const size = 2 ** (32 - bits - EXTRA_BITS);
  const block = (position: number) => `${dotted(start + position * size)}/${bits + EXTRA_BITS}`;
  return { private: block(index), public: block(ZONES.length + index) };
}

function parsed(cidr: string): { start: number; bits: number } {
  const [address = '', suffix = ''] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const bits = Number(suffix);
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet <= 255))) {
    throw new Error(`network.cidr is "${cidr}", which is not an IPv4 block; write one such as 10.20.0.0/16`);
  }
  if (!(bits >= 16 && bits + EXTRA_BITS <= SMALLEST_SUBNET)) {
    throw new Error(
      `network.cidr is "${cidr}", but 16 subnets need a block from /16 to /24; choose one of those sizes`,
    );
  }
  const start = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const excess = start % 2 ** (32 - bits);
  if (excess !== 0) {
    throw new Error(
      `network.cidr is "${cidr}", which starts inside its block; write ${dotted(start - excess)}/${bits}`,
    );
  }
  return { start, bits };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}
