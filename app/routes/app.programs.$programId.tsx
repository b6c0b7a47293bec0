import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findProgram, listProgramVersions } from '#app/db/programs.ts';
import { isId, type ProgramId } from '#app/domain/ids.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { pauseProgram, resumeProgram } from '#app/operations/change-program-status.ts';
import { publishProgram } from '#app/operations/publish-program.ts';
import { saveProgram } from '#app/operations/save-program.ts';
import { sameForm } from '#app/ui/editor-state.ts';
import { ProgramEditor } from '#app/ui/program-editor.tsx';
import { readProgramForm } from '#app/ui/program-form-data.ts';
import { programRefusals, type ProgramOutcome } from '#app/ui/program-outcome.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const programId = requireProgramId(params['programId']);
  const [program, versions] = await Promise.all([
    findProgram(shop.id, programId),
    listProgramVersions(shop.id, programId),
  ]);
  if (program === null) throw new Response(null, { status: 404 });
  const published = versions.find(({ number }) => number === program.publishedVersion);
  return {
    currency: shop.currency,
    stored: { form: toProgramForm(program.name, program.draft), revision: program.revision },
    standing: {
      status: program.status,
      publishedVersion: program.publishedVersion,
      // Publishing freezes the settings; the name is the merchant's own label and may change freely.
      isPublishedAsSaved:
        published !== undefined && sameForm(toProgramForm('', program.draft), toProgramForm('', published.settings)),
      isPreparing: published !== undefined && published.readyAt === null,
      versions: versions.map(({ number, publishedAt, settings }) => ({
        number,
        publishedAt: publishedAt.toISOString(),
        form: toProgramForm(program.name, settings),
      })),
    },
  };
}

const wish = z.object({ intent: z.enum(['save', 'publish', 'pause', 'resume']), revision: z.coerce.number().int() });

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const programId = requireProgramId(params['programId']);
  const data = await request.formData();
  const parsed = wish.safeParse(Object.fromEntries(data));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent, revision } = parsed.data;
  const target = { shop, programId, revision, now: new Date() };
  switch (intent) {
    case 'save': {
      const outcome = await saveProgram({ ...target, form: readProgramForm(data) });
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
  }
}

function answer(outcome: ProgramOutcome) {
  if (!('refused' in outcome)) return json(outcome);
  return json(outcome, { status: outcome.refused === 'invalid' ? 422 : programRefusals[outcome.refused].status });
}

function requireProgramId(text: string | undefined): ProgramId {
  if (!isId('pr', text)) throw new Response(null, { status: 404 });
  return text;
}

export default function ProgramPage() {
  const { stored, standing, currency } = useLoaderData<typeof loader>();
  return <ProgramEditor stored={stored} standing={standing} currency={currency} />;
}
