import { z } from 'zod';

/** What one side gets. Further kinds (fixed amount, free shipping, store credit …) join this union. */
export const benefitSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('percentage'),
    /** Percent off the order, 1 to 100. */
    percent: z.number().int().min(1).max(100),
  }),
]);

export type Benefit = z.infer<typeof benefitSchema>;
export type Side = 'friend' | 'advocate';
export const sides = ['friend', 'advocate'] as const satisfies readonly Side[];
