import { createHash } from 'node:crypto';
import { gid } from '../../world/ids.ts';
import type { Address } from '../../world/types.ts';
import type { View } from '../context.ts';

/** Addresses have no id in the world; the same address of the same owner always gets the same one. */
export function addressView(address: Address, ownerId: string): View {
  const digest = createHash('sha256')
    .update(`${ownerId}/${JSON.stringify(address)}`)
    .digest();
  const { firstName, lastName, address1, address2, city, zip, province, country, countryCode, phone } = address;
  const lines = [address1, address2, [city, province, zip].filter(Boolean).join(' '), country];
  return {
    __typename: 'MailingAddress',
    id: gid('MailingAddress', String(9_000_000_000_000n + (digest.readBigUInt64BE() % 900_000_000_000n))),
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    company: null,
    address1,
    address2,
    city,
    zip,
    province,
    country,
    countryCode,
    countryCodeV2: countryCode,
    phone,
    formatted: () => lines.filter((line) => line !== null && line !== ''),
  };
}
