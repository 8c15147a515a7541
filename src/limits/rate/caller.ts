import { isIPv6 } from 'node:net';
import { keyIdOf, type Viewer } from '../../viewer/viewer.js';

/** Who an allowance belongs to: an account or a key wherever it asks from, and else the address. */
export function callerOf(viewer: Viewer, address: string): string {
  if (viewer.role === 'PUBLIC') return `address:${network(address)}`;
  const keyId = keyIdOf(viewer);
  return keyId === undefined ? `account:${viewer.accountId}` : `key:${keyId}`;
}

/** An IPv4 address, or the first half of an IPv6 one: the other half is the subscriber's own to choose. */
export function network(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined || !isIPv6(address)) return v4 ?? address;
  const [before = '', after] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
