import { z } from 'zod';

/** What can be looked at before it is published. */
export const previewSurfaces = ['block', 'landing', 'mail'] as const;
export const previewSurfaceSchema = z.enum(previewSurfaces);
export type PreviewSurface = z.infer<typeof previewSurfaceSchema>;
