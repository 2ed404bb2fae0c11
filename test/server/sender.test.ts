/** The origin of a request behind proxies. */

import { describe, expect, test } from 'vitest';
import { budgetKey, readProxies, senderOf } from '../../server/sender.ts';
import { readSettings } from '../../server/settings.ts';

describe('the sender of a request', () => {
  test.each([
    ['nobody between', '203.0.113.9', '', 'loopback', '203.0.113.9'],
    ['a stranger who writes into the header', '203.0.113.9', '10.0.0.1', 'loopback', '203.0.113.9'],
    ['a proxy on this machine', '127.0.0.1', '203.0.113.9', 'loopback', '203.0.113.9'],
    ['the same over IPv6', '::1', '2001:db8::9', 'loopback', '2001:db8::9'],
    ['IPv4 in an IPv6 socket', '::ffff:127.0.0.1', '::ffff:203.0.113.9', 'loopback', '203.0.113.9'],
    ['what a stranger had written before the proxy', '127.0.0.1', '1.2.3.4, 203.0.113.9', 'loopback', '203.0.113.9'],
    ['a proxy that writes ports', '127.0.0.1', '203.0.113.9:40312', 'loopback', '203.0.113.9'],
    ['a port after IPv6', '127.0.0.1', '[2001:db8::9]:40312', 'loopback', '2001:db8::9'],
    ['a proxy on another machine that nobody named', '10.0.0.2', '203.0.113.9', 'loopback', '10.0.0.2'],
    ['the same by its address', '10.0.0.2', '203.0.113.9', '10.0.0.2', '203.0.113.9'],
    ['the same by its network', '10.0.0.2', '203.0.113.9', 'loopback, 10.0.0.0/8', '203.0.113.9'],
    ['two proxies one after the other', '127.0.0.1', '203.0.113.9, 10.0.0.2', 'loopback 10.0.0.0/8', '203.0.113.9'],
    ['no header from a proxy', '127.0.0.1', '', 'loopback', '127.0.0.1'],
    ['what is no address', '127.0.0.1', 'unknown', 'loopback', '127.0.0.1'],
    ['nobody is believed', '127.0.0.1', '203.0.113.9', 'none', '127.0.0.1'],
  ])('[NET54] %s', (_, peer, forwarded, proxies, sender) => {
    expect(senderOf(peer, forwarded, readProxies(proxies))).toBe(sender);
  });

  test.each(['10.0.0.0/33', '10.0.0.0/x', '10.0.0', 'proxy.example', '::/129', '10.0.0.0/8/8'])(
    '[NET54] %s is refused as TRUST_PROXY',
    (text) => {
      expect(() => readProxies(text)).toThrow(text);
      expect(() => readSettings({ TRUST_PROXY: text })).toThrow(text);
    },
  );

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8:0001:0002::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('[NET52] %s counts as %s', (address, key) => {
    expect(budgetKey(address)).toBe(key);
  });
});

describe('the public address', () => {
  test.each([
    ['https://uni.example/lastack/', 'https://uni.example/lastack'],
    ['https://uni.example', 'https://uni.example'],
    ['http://class.local:2567/', 'http://class.local:2567'],
  ])('[NET55] %s', (text, url) => {
    expect(readSettings({ PUBLIC_URL: text }).publicUrl).toBe(url);
  });

  test.each(['uni.example', 'ftp://uni.example', 'https://'])('[NET55] %s is refused', (text) => {
    expect(() => readSettings({ PUBLIC_URL: text })).toThrow('PUBLIC_URL');
  });
});
