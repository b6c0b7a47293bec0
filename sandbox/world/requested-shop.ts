import type { Request } from 'express';
import type { Sandbox } from './sandbox.ts';
import type { Shop } from './types.ts';

/** The shop a request meant for `https://{shop}/…` names: its X-Forwarded-Host, or its Host when nothing forwarded it. */
export function requestedShop(sandbox: Sandbox, request: Request): Shop | null {
  const host = request.get('X-Forwarded-Host') ?? request.get('Host') ?? '';
  return sandbox.world.shops[host.split(':')[0]?.toLowerCase() ?? ''] ?? null;
}
