import { expect, test } from 'vitest';
import { foldDevice } from './fold-device.ts';
import { foldInternetAddress } from './fold-internet-address.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
])('%s is counted as %s', (address, folded) => {
  expect(foldInternetAddress(address)).toBe(folded);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2ff:3:4:5:6', '2001:db8:1:200::/56'],
  ['2001:db8:1:200::1', '2001:db8:1:200::/56'],
  ['2001:db8:1:300::1', '2001:db8:1:300::/56'],
])('%s is counted with all networks of its household as %s', (address, folded) => {
  expect(foldInternetAddress(address, 56)).toBe(folded);
});

test.each([
  [null],
  [''],
  ['unknown'],
  ['300.1.1.1'],
  ['10.0.0.1'],
  ['127.0.0.1'],
  ['172.20.1.1'],
  ['192.168.1.9'],
  ['100.64.0.1'],
  ['169.254.1.1'],
  ['::1'],
  ['::ffff:10.0.0.1'],
  ['fd00::1'],
  ['fe80::1%eth0'],
])('%j names nobody', (address) => {
  expect(foldInternetAddress(address)).toBeNull();
});

test('a device is its browser and its languages', () => {
  expect(foldDevice('Safari 18', 'en-US, en')).toBe(foldDevice(' Safari 18 ', 'en-us,en'));
  expect(foldDevice('Safari 18', 'fr')).not.toBe(foldDevice('Safari 18', 'en'));
  expect(foldDevice(null, 'en')).toBeNull();
});
