/** The command that opens a port of a computer's firewall, for each system. */

export interface FirewallLines {
  readonly windows: readonly string[];
  readonly macos: readonly string[];
  /** One for each of the two common tools. */
  readonly linux: readonly string[];
}

const MACOS = '/usr/libexec/ApplicationFirewall/socketfilterfw';

/** @param port that the server listens on */
export function firewallLines(port: number): FirewallLines {
  return {
    windows: [`netsh advfirewall firewall add rule name="Last ACK" dir=in action=allow protocol=TCP localport=${port}`],
    // It filters by program, not by port.
    macos: [`sudo ${MACOS} --add "$(which node)" && sudo ${MACOS} --unblockapp "$(which node)"`],
    linux: [`sudo ufw allow ${port}/tcp`, `sudo firewall-cmd --add-port=${port}/tcp`],
  };
}

/** The port of an address, also if it is the default one. */
export function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
