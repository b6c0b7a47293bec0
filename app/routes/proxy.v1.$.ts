import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { requireShopper, wrongMethod } from '#app/storefront/guard.server.ts';
import { answerRefusal } from '#app/storefront/pages/refusal-page.tsx';

/** Every other address under the app proxy: a mistyped or cut-off link. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return answerRefusal(await requireShopper(request, new Date()), 'unknown_invite');
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'GET');
}
