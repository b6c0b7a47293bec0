import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerLink } from '#app/storefront/answer-link.tsx';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';

/** Where the link in the mail leads: one button, outside the theme. Opening it changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  return answerLink(await requireShopper(request, new Date()), 'join', params['token'] ?? '');
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
