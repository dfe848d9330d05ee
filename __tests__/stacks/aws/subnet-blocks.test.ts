import { zoneBlocks } from '../../../stacks/constructs/aws/subnet-blocks';

const ZONES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('zoneBlocks', () => {
  test('a zone has the same blocks whichever other zones there are', () => {
    expect(zoneBlocks('10.20.0.0/16', 'a')).toEqual({ private: '10.20.0.0/20', public: '10.20.128.0/20' });
    expect(zoneBlocks('10.20.0.0/16', 'c')).toEqual({ private: '10.20.32.0/20', public: '10.20.160.0/20' });
    expect(zoneBlocks('192.168.255.0/24', 'h')).toEqual({
      private: '192.168.255.112/28',
      public: '192.168.255.240/28',
    });
  });

  test('no two subnets overlap, at any size and in the highest addresses', () => {
    for (const cidr of ['10.0.0.0/16', '172.31.16.0/20', '255.255.255.0/24']) {
      const blocks = ZONES.flatMap((zone) => {
        const zoned = zoneBlocks(cidr, zone);
        return [zoned.private, zoned.public];
      });
      const starts = blocks.map((block) => {
        const [a = 0, b = 0, c = 0, d = 0] = (block.split('/')[0] ?? '').split('.').map(Number);
        return a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
      });
      const size = 2 ** (32 - Number(cidr.split('/')[1]) - 4);
      const sorted = [...starts].sort((x, y) => x - y);
      expect(sorted).toEqual(sorted.map((_, i) => (sorted[0] ?? 0) + i * size));
    }
  });

  test.each([
    ['10.20.0.0/25', 'a', 'a block from /16 to /24'],
    ['10.20.3.7/16', 'a', 'write 10.20.0.0/16'],
    ['10.20.300.0/16', 'a', 'not an IPv4 block'],
    ['10.20.0.0/16', 'k', 'the zones a to h'],
  ])('refuses %s with zone %s and says what would fit', (cidr, zone, mend) => {
    expect(() => zoneBlocks(cidr, zone)).toThrow(mend);
  });
});
