import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { isId, type SavedViewId } from '#app/domain/ids.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { lists } from '#app/domain/list/list-shapes.ts';
import { deleteView } from '#app/operations/delete-view.ts';
import { renameView } from '#app/operations/rename-view.ts';
import { saveView } from '#app/operations/save-view.ts';
import { viewRefusals, type ViewAnswer } from '#app/ui/use-saved-views.ts';

const list = z.enum(lists);
const id = z.custom<SavedViewId>((text) => isId('sv', text));
const name = z.string().max(400);
const query = z.string().max(4000);
const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), list, name, query }),
  z.object({ intent: z.literal('update'), list, id, query }),
  z.object({ intent: z.literal('rename'), list, id, name }),
  z.object({ intent: z.literal('delete'), list, id }),
]);

/** What the merchant does with the views of a list. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const asked = parsed.data;
  if (asked.intent === 'delete') {
    await deleteView({ shop, list: asked.list, id: asked.id });
    return json<ViewAnswer>({ done: 'deleted' });
  }
  const outcome =
    asked.intent === 'rename'
      ? await renameView({ shop, list: asked.list, id: asked.id, name: asked.name })
      : await saveView({
          shop,
          query: parseListQuery(asked.list, new URLSearchParams(asked.query)),
          into: asked.intent === 'save' ? { name: asked.name } : { id: asked.id },
          now: new Date(),
        });
  if ('refused' in outcome)
    return json<ViewAnswer>({ refused: outcome.refused }, { status: viewRefusals[outcome.refused].status });
  return json<ViewAnswer>({ id: outcome.id });
}
