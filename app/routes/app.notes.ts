import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { isId, type AdvocateId, type NoteId, type ReferralId, type RewardId } from '#app/domain/ids.ts';
import { noteSubjects } from '#app/domain/note.ts';
import { deleteNote } from '#app/operations/delete-note.ts';
import { writeNote } from '#app/operations/write-note.ts';
import { noteRefusals, type NoteOutcome } from '#app/ui/note-outcome.ts';

const noteId = z.custom<NoteId>((id) => isId('no', id));
const wish = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('write'),
    about: z.enum(noteSubjects),
    aboutId: z.custom<ReferralId | AdvocateId | RewardId>((id) => isId('rf', id) || isId('ad', id) || isId('rw', id)),
    text: z.string().max(10_000),
    formKey: z.uuid(),
  }),
  z.object({ intent: z.literal('delete'), noteId }),
  z.object({ intent: z.literal('restore'), noteId }),
]);

/** Notes of the team, wherever they are shown. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const now = new Date();
  const asked = parsed.data;
  const outcome =
    asked.intent === 'write'
      ? await writeNote({ shop, subject: asked, text: asked.text, formKey: asked.formKey, now })
      : await deleteNote({ shop, noteId: asked.noteId, isUndo: asked.intent === 'restore', now });
  if ('refused' in outcome)
    return json<NoteOutcome>({ refused: outcome.refused }, { status: noteRefusals[outcome.refused].status });
  const done = { write: 'written', delete: 'deleted', restore: 'restored' } as const;
  return json<NoteOutcome>({
    done: done[asked.intent],
    noteId: asked.intent === 'write' ? null : asked.noteId,
  });
}
