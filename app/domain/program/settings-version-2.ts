import { z } from 'zod';

const settingsVersion2Schema = z.looseObject({
  version: z.literal(2),
  attribution: z.looseObject({}),
});

/** What was not asked of merchants until version 3, as it was until then. The window is that of Shopify's own attribution. */
export const addedInVersion3 = {
  joinByEmail: false,
  claimEmail: 'none',
  socialProof: false,
} as const;
export const windowDaysUntilVersion3 = 30;

/** Stored settings of version 2 in the form of version 3, not yet parsed; anything else is left as it is. */
export function upgradeVersion2(json: unknown): unknown {
  const old = settingsVersion2Schema.safeParse(json);
  if (!old.success) return json;
  const attribution = { ...old.data.attribution, windowDays: windowDaysUntilVersion3 };
  return { ...old.data, ...addedInVersion3, version: 3, attribution };
}
