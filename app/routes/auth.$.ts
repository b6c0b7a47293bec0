import type { LoaderFunctionArgs } from '@remix-run/node';
import { authenticate } from '#app/shopify.server.ts';

/** The pages of the sign-in that the library answers itself, such as /auth/session-token. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  await authenticate.admin(request);
  return null;
}
