import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { requireSigned, wrongMethod } from '#app/storefront/guard.server.ts';
import { answerPageStyle } from '#app/storefront/page-files.ts';

export function loader({ request }: LoaderFunctionArgs): Response {
  requireSigned(request, new Date());
  return answerPageStyle(new URL(request.url).searchParams.get('accent'));
}

export function action({ request }: ActionFunctionArgs): Response {
  requireSigned(request, new Date());
  return wrongMethod(request, 'GET');
}
