import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import { inviteLink } from '#app/domain/invite/invite-link.ts';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { drawQrCode } from '#app/storefront/qr-picture.ts';

/** The invite link as a picture, `{code}.svg`. It looks nothing up: whether somebody has the code is not to be found out here. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { shop } = await requireShopper(request, new Date());
  const name = /^(.*)\.svg$/.exec(params['code'] ?? '')?.[1];
  const code = name === undefined ? null : foldInviteCode(name);
  if (code === null || code !== name)
    return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  return new Response(await drawQrCode(inviteLink(shop, code, 'qr')), {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=86400',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    },
  });
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
