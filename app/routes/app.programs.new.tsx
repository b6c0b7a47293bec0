import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { requireShop } from '#app/admin-shop.server.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { createProgram } from '#app/operations/create-program.ts';
import { ProgramEditor } from '#app/ui/program-editor.tsx';
import { readProgramForm } from '#app/ui/program-form-data.ts';
import type { ProgramOutcome } from '#app/ui/program-outcome.ts';
import { useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return { currency: shop.currency, form: toProgramForm('', defaultProgramSettings) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, redirect } = await requireShop(request);
  const outcome = await createProgram({ shop, form: readProgramForm(await request.formData()), now: new Date() });
  if ('refused' in outcome) return json<ProgramOutcome>(outcome, { status: 422 });
  return redirect(`/app/programs/${outcome.programId}`);
}

export default function NewProgram() {
  const t = useText();
  const { currency, form } = useLoaderData<typeof loader>();
  const name = t('program.suggestedName');
  // A revision is named by programs that are stored; a new one has none to be behind of.
  const stored = useMemo(() => ({ form: { ...form, name }, revision: 0 }), [form, name]);
  return <ProgramEditor stored={stored} standing={null} currency={currency} />;
}
