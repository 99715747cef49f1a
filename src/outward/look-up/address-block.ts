import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** Whoever has one address of version 6 has a whole /64 of them. */
const GROUPS_OF_A_BLOCK = 4;

/** What is counted as one address: an IPv4 address as it is, the first half of an IPv6 one. */
export function addressBlockOf(ip: string): string {
  const [address = ''] = ip.split('%', 1);
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const [front, back] = [groupsOf(head), groupsOf(tail)];
  const missing = Math.max(0, GROUPS - front.length - back.length);
  const groups = [...front, ...Array<string>(address.includes('::') ? missing : 0).fill('0'), ...back];
  return groups
    .slice(0, GROUPS_OF_A_BLOCK)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** An IPv4 address at the end takes two groups; what it says is beyond the block. */
function groupsOf(part: string): readonly string[] {
  const groups = part === '' ? [] : part.split(':');
  return groups.flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
