/** Which of a machine's addresses is shown to a class. */

import { describe, expect, test } from 'vitest';
import { localName, rankedAddresses, welcome } from '../../server/http/addresses.ts';

const at = (address: string, mac = 'f4:5c:89:00:00:01') => [
  { address, family: address.includes(':') ? ('IPv6' as const) : ('IPv4' as const), internal: false, mac },
];
const loopback = [{ address: '127.0.0.1', family: 'IPv4' as const, internal: true, mac: '00:00:00:00:00:00' }];

describe('the address on the board', () => {
  test.each<[string, Record<string, ReturnType<typeof at> | typeof loopback>, readonly string[]]>([
    [
      'Linux: containers, a tunnel and no lease before the Wi-Fi',
      {
        lo: loopback,
        docker0: at('172.17.0.1'),
        tun0: at('10.8.0.2'),
        eth0: at('169.254.9.9'),
        wlp2s0: at('192.168.1.5'),
      },
      ['192.168.1.5', '172.17.0.1', '10.8.0.2', '169.254.9.9'],
    ],
    [
      'Linux: bridges and virtual machines',
      {
        'br-1a2b3c4d5e6f': at('172.18.0.1'),
        virbr0: at('192.168.122.1'),
        veth12ab: at('10.1.0.1'),
        enp3s0: at('10.20.0.7'),
      },
      ['10.20.0.7', '172.18.0.1', '192.168.122.1', '10.1.0.1'],
    ],
    [
      'Linux: WireGuard and Tailscale',
      { wg0: at('10.66.0.2'), tailscale0: at('100.101.102.103'), wlan0: at('192.168.43.7') },
      ['192.168.43.7', '10.66.0.2', '100.101.102.103'],
    ],
    [
      'macOS: the phone link and tunnels before the Wi-Fi',
      { utun3: at('10.7.0.4'), awdl0: at('169.254.1.1'), bridge100: at('192.168.64.1'), en0: at('192.168.0.20') },
      ['192.168.0.20', '192.168.64.1', '10.7.0.4', '169.254.1.1'],
    ],
    [
      'macOS: wire and radio, in the order of the system',
      { en5: at('10.0.0.9'), en0: at('192.168.0.20') },
      ['10.0.0.9', '192.168.0.20'],
    ],
    [
      'Windows: Hyper-V, WSL and VirtualBox before the Wi-Fi',
      {
        'vEthernet (Default Switch)': at('172.25.64.1'),
        'vEthernet (WSL)': at('172.30.0.1'),
        'VirtualBox Host-Only Network': at('192.168.56.1'),
        'Wi-Fi': at('192.168.178.30'),
      },
      ['192.168.178.30', '172.25.64.1', '172.30.0.1', '192.168.56.1'],
    ],
    [
      'Windows: VirtualBox under a plain name',
      { 'Ethernet 2': at('192.168.56.1', '0a:00:27:00:00:0e'), WLAN: at('192.168.178.30') },
      ['192.168.178.30', '192.168.56.1'],
    ],
    [
      'Windows: tunnels by their makers',
      {
        NordLynx: at('10.5.0.2'),
        'OpenVPN TAP-Windows6': at('10.8.0.6'),
        'Cisco AnyConnect': at('10.9.0.6'),
        Ethernet: at('10.11.12.13'),
      },
      ['10.11.12.13', '10.5.0.2', '10.8.0.6', '10.9.0.6'],
    ],
    [
      'Windows in Chinese',
      { 'VMware Network Adapter VMnet8': at('192.168.159.1'), 以太网: at('169.254.3.3'), 'WLAN 2': at('192.168.31.8') },
      ['192.168.31.8', '192.168.159.1', '169.254.3.3'],
    ],
    [
      'an interface that nobody knows, before a container',
      { docker0: at('172.17.0.1'), foo0: at('192.168.5.5') },
      ['192.168.5.5', '172.17.0.1'],
    ],
    [
      'a public address after a private one',
      { eth0: at('203.0.113.80'), eth1: at('10.3.0.2') },
      ['10.3.0.2', '203.0.113.80'],
    ],
    ['a phone that shares a provider: nothing better', { wwan0: at('100.72.3.4') }, ['100.72.3.4']],
    ['IPv6 only', { eth0: [...at('fe80::1'), ...at('2001:db8::5')] }, ['[2001:db8::5]']],
    [
      'IPv6 beside a lease that failed',
      { eth0: [...at('169.254.7.7'), ...at('fd12::5')] },
      ['[fd12::5]', '169.254.7.7'],
    ],
    ['IPv6 beside IPv4 that is of use', { eth0: [...at('2001:db8::5'), ...at('192.168.1.5')] }, ['192.168.1.5']],
    ['no network', { lo: loopback }, []],
  ])('[NET56] %s', (_, interfaces, expected) => {
    expect(rankedAddresses(interfaces)).toEqual(expected);
  });

  test.each([
    ['Annas-MacBook.local', 'darwin', false, 'annas-macbook.local'],
    ['DESKTOP-1A2B3C', 'win32', false, 'desktop-1a2b3c.local'],
    ['laptop', 'linux', true, 'laptop.local'],
    ['laptop', 'linux', false, null],
    ['localhost', 'linux', true, null],
    ['laptop.school.example', 'linux', true, 'laptop.local'],
  ] as const)('[NET57] the machine %s on %s (avahi: %s) is also found as %s', (host, platform, avahi, name) => {
    expect(localName(host, platform, avahi)).toBe(name);
  });
});

test('[NET57] the start says which address stays the same, and which one is for others', () => {
  const everywhere = welcome(4711, { host: undefined, publicUrl: undefined });
  expect(everywhere).toMatch(/^Last ACK is open at\n {2}http:\/\/localhost:4711\n/);
  expect(everywhere).toContain('http://localhost:4711 stays the same');
  const behind = welcome(4711, { host: '127.0.0.1', publicUrl: 'https://uni.example/lastack' });
  expect(behind).toBe(
    'Last ACK is open at\n  http://127.0.0.1:4711\nAddress for others: https://uni.example/lastack\n',
  );
});
