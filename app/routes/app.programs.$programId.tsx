import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findRefusal } from '#app/db/parent-discounts.ts';
import { findProgram, listProgramVersions } from '#app/db/programs.ts';
import { listRuleFigures } from '#app/db/report-figures.ts';
import { listLimitStates, type LimitState } from '#app/db/reward-limits.ts';
import { countReferralsByVersion } from '#app/db/version-figures.ts';
import { ruleHistories } from '#app/domain/fraud/rule-effects.ts';
import { isId, type ProgramId } from '#app/domain/ids.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { readProgramForm } from '#app/domain/program/form-json.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { periodOf } from '#app/domain/report/period.ts';
import { dateOf } from '#app/domain/time.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { chooseLocale } from '#app/i18n/translate.ts';
import { archiveProgram, pauseProgram, resumeProgram } from '#app/operations/change-program-status.ts';
import { duplicateProgram } from '#app/operations/duplicate-program.ts';
import { publishProgram } from '#app/operations/publish-program.ts';
import { saveProgram } from '#app/operations/save-program.ts';
import { isSame } from '#app/ui/is-same.ts';
import { ProgramEditor } from '#app/ui/program-editor.tsx';
import { programRefusals, type ProgramOutcome } from '#app/ui/program-outcome.ts';

/** Referrals are counted up to so many a version: beyond it the figure says no more. */
const mostCounted = 1000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const programId = requireProgramId(params['programId']);
  const now = new Date();
  const lately = periodOf('last_30', dateOf(now, shop.timeZone));
  const [program, versions, counts, limits, ruleFigures] = await Promise.all([
    findProgram(shop.id, programId),
    listProgramVersions(shop.id, programId),
    countReferralsByVersion(shop.id, programId, { most: mostCounted + 1 }),
    listLimitStates(shop, now),
    listRuleFigures(shop, lately),
  ]);
  if (program === null) throw new Response(null, { status: 404 });
  const published = versions.find(({ number }) => number === program.publishedVersion);
  const { publishedVersion: number, status } = program;
  const isOver = number === null || status === 'archived';
  const refusal = isOver ? null : await findRefusal(shop.id, { programId, number }, now);
  return {
    currency: shop.currency,
    blank: emptyOfferForm(),
    stored: { form: toProgramForm(program.name, program.draft), revision: program.revision },
    standing: {
      programId,
      status: program.status,
      publishedVersion: program.publishedVersion,
      // Publishing freezes the settings; the name is the merchant's own label and may change freely.
      isPublishedAsSaved:
        published !== undefined && isSame(toProgramForm('', program.draft), toProgramForm('', published.settings)),
      isPreparing: published !== undefined && published.readyAt === null,
      refusal,
      versions: versions.map(({ number, publishedAt, settings }) => {
        const referrals = counts.find((version) => version.number === number)?.referrals ?? 0;
        return {
          number,
          publishedAt: publishedAt.toISOString(),
          form: toProgramForm(program.name, settings),
          referrals: { count: Math.min(referrals, mostCounted), isMore: referrals > mostCounted },
        };
      }),
      histories: ruleHistories(
        (published?.settings ?? program.draft).protection,
        ruleFigures.filter((figure) => figure.programId === programId),
      ),
      spend: viewSpend(limits.find((limit) => limit.programId === programId)),
    },
  };
}

function viewSpend(state: LimitState | undefined) {
  if (state === undefined) return null;
  const { month, spent, limit } = state;
  const percent = Number((spent.amountMinor * 100n) / limit.amountMinor);
  return { month, spent: toDecimalMoney(spent), limit: toDecimalMoney(limit), percent };
}

const wish = z.object({
  intent: z.enum(['save', 'publish', 'pause', 'resume', 'archive', 'duplicate']),
  revision: z.coerce.number().int(),
  locale: z.string().optional(),
  /** Of what is made anew, so that twice is once. */
  formKey: z.uuid().optional(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, redirect } = await requireShop(request);
  const programId = requireProgramId(params['programId']);
  const data = await request.formData();
  const parsed = wish.safeParse(Object.fromEntries(data));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent, revision, locale, formKey } = parsed.data;
  const target = { shop, programId, revision, now: new Date() };
  switch (intent) {
    case 'save': {
      const form = readProgramForm(data.get('form'));
      if (form === null) throw new Response(null, { status: 400 });
      const outcome = await saveProgram({ ...target, form });
      return 'refused' in outcome ? answer(outcome) : answer({ done: 'saved', revision: outcome.revision });
    }
    case 'publish': {
      const outcome = await publishProgram(target);
      return 'refused' in outcome ? answer(outcome) : answer({ done: 'published', number: outcome.number });
    }
    case 'pause': {
      const outcome = await pauseProgram(target);
      return 'refused' in outcome ? answer(outcome) : answer({ done: 'paused' });
    }
    case 'resume': {
      const outcome = await resumeProgram(target);
      return 'refused' in outcome ? answer(outcome) : answer({ done: 'resumed' });
    }
    case 'archive': {
      const outcome = await archiveProgram(target);
      return 'refused' in outcome ? answer(outcome) : answer({ done: 'archived' });
    }
    case 'duplicate': {
      if (formKey === undefined) throw new Response(null, { status: 400 });
      const t = speakAdmin(chooseLocale(locale, shop.locale));
      const copyName = (name: string) => t('program.copyName', { name });
      const outcome = await duplicateProgram({ ...target, copyName, formKey });
      return 'refused' in outcome ? answer(outcome) : redirect(`/app/programs/${outcome.programId}`);
    }
  }
}

function answer(outcome: ProgramOutcome) {
  if (!('refused' in outcome)) return json(outcome);
  return json(outcome, { status: 'problems' in outcome ? 422 : programRefusals[outcome.refused].status });
}

function requireProgramId(text: string | undefined): ProgramId {
  if (!isId('pr', text)) throw new Response(null, { status: 404 });
  return text;
}

export default function ProgramPage() {
  const data = useLoaderData<typeof loader>();
  // A copy has an editor of its own: what was typed into the other stays there.
  return <ProgramEditor key={data.standing.programId} {...data} />;
}
