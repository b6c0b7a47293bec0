import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { requireShop } from '#app/admin-shop.server.ts';
import { findProgram, listProgramVersions } from '#app/db/programs.ts';
import { isId } from '#app/domain/ids.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { askEditorFacts } from '#app/operations/ask-editor-facts.ts';

/** The editor asks anew itself when something was saved: no answer of a save waits for Shopify. */
export function shouldRevalidate(): boolean {
  return false;
}

/** What Shopify knows about a program's settings, for the editor; of a new program, what every editor needs. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const programId = new URL(request.url).searchParams.get('program') ?? undefined;
  const [program, versions] = isId('pr', programId)
    ? await Promise.all([findProgram(shop.id, programId), listProgramVersions(shop.id, programId)])
    : [null, []];
  const facts = await askEditorFacts({
    shop,
    settings: program?.draft ?? defaultProgramSettings,
    versions: versions.slice(0, 10).map(({ settings }) => settings),
  });
  return json(facts);
}
