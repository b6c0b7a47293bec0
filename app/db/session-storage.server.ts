import type { Session } from '@shopify/shopify-api';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import { log } from '#app/log.server.ts';
import { database } from './client.server.ts';
import { decrypt, encrypt } from './personal-data.server.ts';

/** Sessions in our database, with the access and refresh tokens encrypted. */
export class EncryptedSessionStorage extends PrismaSessionStorage<typeof database> {
  constructor() {
    super(database, { connectionRetryIntervalMs: 1000 });
  }

  override async storeSession(session: Session): Promise<boolean> {
    if (!session.isOnline && (session.expires === undefined || session.refreshToken === undefined)) {
      // Stored like this it would never be refreshed again and die unnoticed (Shopify/shopify-app-js issue 3400).
      throw new Error(
        `Shopify answered a token for ${session.shop} without an expiry or a refresh token; it was not stored.`,
      );
    }
    return await super.storeSession(withTokens(session, encrypt));
  }
  override async loadSession(id: string): Promise<Session | undefined> {
    const session = await super.loadSession(id);
    return session === undefined ? undefined : open(session);
  }
  override async findSessionsByShop(shop: string): Promise<Session[]> {
    return (await super.findSessionsByShop(shop)).map(open).filter((session) => session !== undefined);
  }
}

/** A session that another ENCRYPTION_KEY closed is as good as none: opening the app brings a new one. */
function open(session: Session): Session | undefined {
  try {
    return withTokens(session, decrypt);
  } catch {
    log.warn({ shopDomain: session.shop }, 'A stored session cannot be opened with this ENCRYPTION_KEY.');
    return undefined;
  }
}

function withTokens(session: Session, change: (token: string) => string): Session {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(session) as object) as Session, session);
  // The library blanks a token that Shopify refused; a blank stays one.
  if (copy.accessToken) copy.accessToken = change(copy.accessToken);
  if (copy.refreshToken) copy.refreshToken = change(copy.refreshToken);
  return copy;
}
