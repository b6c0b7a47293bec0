import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { requireShop } from '#app/admin-shop.server.ts';
import { readProgramForm } from '#app/domain/program/form-json.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { createProgram } from '#app/operations/create-program.ts';
import { ProgramEditor } from '#app/ui/program-editor.tsx';
import type { ProgramOutcome } from '#app/ui/program-outcome.ts';
import { useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return { currency: shop.currency, form: toProgramForm('', defaultProgramSettings), blank: emptyOfferForm() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, redirect } = await requireShop(request);
  const form = readProgramForm((await request.formData()).get('form'));
  if (form === null) throw new Response(null, { status: 400 });
  const outcome = await createProgram({ shop, form, now: new Date() });
  if ('refused' in outcome) return json<ProgramOutcome>(outcome, { status: 422 });
  return redirect(`/app/programs/${outcome.programId}`);
}

export default function NewProgram() {
  const t = useText();
  const { currency, form, blank } = useLoaderData<typeof loader>();
  const name = t('program.suggestedName');
  // A revision is named by programs that are stored; a new one has none to be behind of.
  const stored = useMemo(() => ({ form: { ...form, name }, revision: 0 }), [form, name]);
  return <ProgramEditor stored={stored} standing={null} currency={currency} blank={blank} />;
}
