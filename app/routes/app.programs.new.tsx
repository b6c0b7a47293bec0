import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { readProgramForm } from '#app/domain/program/form-json.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import type { Trade } from '#app/domain/program/suggest-offer.ts';
import { businesses, goals, makeTemplate } from '#app/domain/program/templates.ts';
import { askTrade } from '#app/operations/ask-trade.ts';
import { createProgram } from '#app/operations/create-program.ts';
import { ProgramEditor } from '#app/ui/program-editor.tsx';
import type { ProgramOutcome } from '#app/ui/program-outcome.ts';
import { TemplatePicker } from '#app/ui/template-picker.tsx';
import { useText } from '#app/ui/text.tsx';

const choice = z.object({
  business: z.enum(businesses).catch('shop'),
  /** What to start from; nothing while that is still to be chosen. */
  from: z
    .enum(['plain', ...goals])
    .nullable()
    .catch(null),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const search = new URL(request.url).searchParams;
  const { business, from } = choice.parse({ business: search.get('business'), from: search.get('from') });
  const plain = { currency: shop.currency, averageOrder: null, marginPercent: null, hasStoreCredit: null };
  // Shopify is asked only once a template was chosen, whose amounts hang on what it says.
  const trade: Trade = from === null || from === 'plain' ? plain : { ...plain, ...(await askTrade(shop)) };
  const settings = from === null || from === 'plain' ? defaultProgramSettings : makeTemplate(from, business, trade);
  return {
    currency: shop.currency,
    business,
    businesses,
    from,
    form: toProgramForm('', settings),
    blank: emptyOfferForm(),
    templates:
      from === null
        ? goals.map((goal) => ({ goal, form: toProgramForm('', makeTemplate(goal, business, plain)) }))
        : [],
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, redirect } = await requireShop(request);
  const data = await request.formData();
  const form = readProgramForm(data.get('form'));
  const formKey = z.uuid().safeParse(data.get('formKey'));
  if (form === null || !formKey.success) throw new Response(null, { status: 400 });
  const outcome = await createProgram({ shop, form, formKey: formKey.data, now: new Date() });
  if ('refused' in outcome) return json<ProgramOutcome>(outcome, { status: 422 });
  return redirect(`/app/programs/${outcome.programId}`);
}

export default function NewProgram() {
  const { from, ...data } = useLoaderData<typeof loader>();
  const [, setSearch] = useSearchParams();
  if (from !== null) return <NewEditor key={`${from} ${data.business}`} from={from} {...data} />;
  return (
    <TemplatePicker
      {...data}
      onBusiness={(business) => setSearch({ business }, { replace: true, preventScrollReset: true })}
    />
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

/** The editor with what was chosen filled in; nothing is stored before it is created. */
function NewEditor({
  from,
  form,
  currency,
  blank,
}: Pick<Data, 'form' | 'currency' | 'blank'> & { from: NonNullable<Data['from']> }) {
  const t = useText();
  const name = from === 'plain' ? t('program.suggestedName') : t(`templates.goal.${from}.programName`);
  // A revision is named by programs that are stored; a new one has none to be behind of.
  const stored = useMemo(() => ({ form: { ...form, name }, revision: 0 }), [form, name]);
  return <ProgramEditor stored={stored} standing={null} currency={currency} blank={blank} />;
}
