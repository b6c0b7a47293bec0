/** A hint at which browser somebody uses: many people share one, so it only ever speaks together with something else. */
export function foldDevice(userAgent: string | null, acceptLanguage: string | null): string | null {
  const agent = userAgent?.trim() ?? '';
  if (agent === '') return null;
  return `${agent}\n${(acceptLanguage ?? '').toLowerCase().replace(/\s/g, '')}`;
}
