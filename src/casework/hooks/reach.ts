// Which network addresses something may be sent to: a configured address must not become a way to whatever else this machine
// reaches (server-side request forgery). Asked of the numbers that a name stands for at the moment of sending, and the
// connection then goes to that very number. Pure but for the list.
import { BlockList, isIPv6 } from 'node:net';

/** `internet`: public addresses alone. `private`: those of the own network too. `this-machine`: this machine too, without TLS. */
export const REACHES = ['internet', 'private', 'this-machine'] as const;
export type Reach = (typeof REACHES)[number];

const listOf = (...ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/');
    list.addSubnet(net, Number(bits), isIPv6(net) ? 'ipv6' : 'ipv4');
  }
  return list;
};

/** By family: a list of both would match numbers of one with those of the other. */
interface Ranges {
  readonly own: BlockList;
  readonly private: BlockList;
  readonly never: BlockList;
}
/**
 * Private: RFC 1918 and shared address space (RFC 6598). Never: this network, link-local (where clouds tell machines their
 * keys), protocol assignments, documentation, benchmarks, multicast, reserved.
 */
const V4: Ranges = {
  own: listOf('127.0.0.0/8'),
  private: listOf('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'),
  never: listOf('0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'), // prettier-ignore
};
/** Private: RFC 4193. Never, besides the like: what stands for some IPv4 (mapped, translated, 6to4, Teredo) and would go round its list. */
const V6: Ranges = {
  own: listOf('::1/128'),
  private: listOf('fc00::/7'),
  never: listOf('::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fe80::/10', 'fec0::/10', 'ff00::/8'), // prettier-ignore
};

/** May something be sent to this number? */
export function mayReach(found: string, reach: Reach): boolean {
  // What follows a percent sign names an interface of this machine.
  const address = found.replace(/%.*$/, '');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const ranges = family === 'ipv6' ? V6 : V4;
  // Node takes a mapped IPv4 for the IPv4 itself, whatever list it is asked of.
  if (family === 'ipv6' && /^::ffff:/i.test(new URL(`http://[${address}]`).hostname.slice(1))) return false;
  if (ranges.own.check(address, family)) return reach === 'this-machine';
  if (ranges.never.check(address, family)) return false;
  if (ranges.private.check(address, family)) return reach !== 'internet';
  return true;
}
