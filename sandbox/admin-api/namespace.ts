import type { AppRegistration } from '../world/sandbox.ts';

/** The full name of a metafield namespace: none and `$app…` mean the app's own reserved one. */
export function resolveNamespace(app: AppRegistration, namespace: string | null): string {
  const own = `app--${app.clientId}`;
  if (namespace === null || namespace === '' || namespace === '$app') return own;
  if (namespace.startsWith('$app:')) return `${own}--${namespace.slice('$app:'.length)}`;
  return namespace;
}

/** Whether a namespace is reserved for another app. */
export function isForeignNamespace(app: AppRegistration, namespace: string): boolean {
  const own = `app--${app.clientId}`;
  return namespace.startsWith('app--') && namespace !== own && !namespace.startsWith(`${own}--`);
}
