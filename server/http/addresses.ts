/** The addresses under which others in the room reach this server, the most likely first. */

import { existsSync } from 'node:fs';
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import type { Settings } from '../settings.ts';

type Interfaces = Readonly<
  Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal' | 'mac'>[] | undefined>
>;

/** Networks between containers, virtual machines and their host. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vnic|vboxnet|cni|flannel|cali|podman|lxc|lxd|incus|kube|bridge\d|dummy|vEthernet|VirtualBox|VMware|Hyper-V|WSL|Loopback|Npcap|Bluetooth|bnep|awdl|llw|anpi)|\b(vEthernet|Host-Only|VMnet\d|WSL)\b/i;
/** Tunnels to somewhere else. */
const TUNNEL =
  /^(tun|tap|wg|utun|ppp|ipsec|gif|stf|sit|ip6tnl|zt|tailscale|ts\d|nordlynx|proton|mullvad|gpd|cscotun|vpn)|WireGuard|OpenVPN|Tailscale|ZeroTier|AnyConnect|GlobalProtect|Fortinet|TAP-Windows|Wintun|NordLynx|\bVPN\b/i;
/** Wired and wireless. */
const PHYSICAL =
  /^(eth|en\d|enp|eno|ens|enx|em\d|wlan|wlp|wlx|wl\d|wlo|Wi-?Fi|WLAN|Ethernet|以太网|无线|本地连接|Wireless|Local Area Connection|LAN)/i;
/** Vendors of virtual network cards: VirtualBox, VMware, Hyper-V. */
const VIRTUAL_MAC = /^(0a:00:27|08:00:27|00:50:56|00:0c:29|00:05:69|00:15:5d)/i;

const PRIVATE_4 = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
const LINK_LOCAL_4 = /^169\.254\./;
/** What a provider shares among many customers, and some tunnels give to their ends (100.64.0.0/10). */
const CARRIER_4 = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const LINK_LOCAL_6 = /^fe[89ab]/i;

/** How likely a class is in this network of the machine; the lower the likelier. */
function networkRank(name: string, mac: string): number {
  if (TUNNEL.test(name)) return 3;
  if (VIRTUAL.test(name)) return 2;
  return PHYSICAL.test(name) && !VIRTUAL_MAC.test(mac) ? 0 : 1;
}

function addressRank(address: string): number {
  if (LINK_LOCAL_4.test(address)) return 2;
  if (CARRIER_4.test(address)) return 1;
  return 0;
}

/**
 * The addresses of a machine that a browser on another one can open: private ones of real networks first, those that
 * lead nowhere last. IPv6 only if there is no useful IPv4.
 * @param interfaces as Node names them
 */
export function rankedAddresses(interfaces: Interfaces): readonly string[] {
  const all = Object.entries(interfaces).flatMap(([name, entries]) =>
    (entries ?? [])
      .filter(({ address, internal }) => !internal && !LINK_LOCAL_6.test(address))
      .map(({ address, family, mac }) => {
        const isPublic = family === 'IPv4' && !PRIVATE_4.test(address);
        const rank = [addressRank(address), networkRank(name, mac), isPublic ? 1 : 0];
        return { address, family, rank };
      }),
  );
  const four = all.filter(({ family }) => family === 'IPv4');
  const isOfUse = four.some(({ rank: [reach = 0, network = 0] }) => reach === 0 && network < 2);
  const sorted = (isOfUse ? four : all).sort((a, b) => compared(a.rank, b.rank));
  return sorted.map(({ address, family }) => (family === 'IPv4' ? address : `[${address}]`));
}

function compared(a: readonly number[], b: readonly number[]): number {
  return a.map((rank, place) => rank - (b[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * The name under which a machine is found in its own network whatever its address is; null: no service announces it.
 * @param avahi on Linux: whether the announcing service runs
 */
export function localName(host: string, platform: NodeJS.Platform, avahi: boolean): string | null {
  const [name = ''] = host.split('.');
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(name) || name.toLowerCase() === 'localhost') return null;
  return platform === 'darwin' || platform === 'win32' || avahi ? `${name.toLowerCase()}.local` : null;
}

/** Whether one address was bound rather than all of this machine. */
function isOne(host: string | undefined): host is string {
  return host !== undefined && host !== '0.0.0.0' && host !== '::';
}

/** Every address under which another machine in the LAN reaches this one; only the bound one if one was bound. */
export function lanAddresses(port: number, host: string | undefined): readonly string[] {
  if (isOne(host)) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  return rankedAddresses(networkInterfaces()).map((address) => `http://${address}:${port}`);
}

/** This machine's own address first, then those in the LAN. */
export function addresses(port: number, host: string | undefined): readonly string[] {
  const lan = lanAddresses(port, host);
  return isOne(host) ? lan : [`http://localhost:${port}`, ...lan];
}

/** The name of this machine in its own network, as an address; null: it has none, or listens elsewhere. */
export function localNameAddress(port: number, host: string | undefined): string | null {
  const name = isOne(host) ? null : localName(hostname(), process.platform, existsSync('/run/avahi-daemon/socket'));
  return name === null ? null : `http://${name}:${port}`;
}

/** The text printed at start: where the game is, and which address stays the same for a teacher. */
export function welcome(port: number, { host, publicUrl }: Pick<Settings, 'host' | 'publicUrl'>): string {
  const name = localNameAddress(port, host);
  const all = [...addresses(port, host), ...(name === null ? [] : [name])];
  const told = publicUrl === undefined ? '' : `Address for others: ${publicUrl}\n`;
  const stays = isOne(host)
    ? ''
    : `Teachers on this machine: http://localhost:${port} stays the same in every network, and classes and lessons are found under it.\n`;
  return `Last ACK is open at\n${all.map((address) => `  ${address}\n`).join('')}${told}${stays}`;
}
