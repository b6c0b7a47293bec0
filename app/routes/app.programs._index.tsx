import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card, Page } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { listPrograms } from '#app/db/programs.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { ProgramList } from '#app/ui/program-list.tsx';
import { summarizeProgram } from '#app/domain/program/summarize-program.ts';
import { useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const programs = await listPrograms(shop.id);
  return {
    currency: shop.currency,
    programs: programs.map(summarizeProgram),
  };
}

export default function Programs() {
  const t = useText();
  const { programs, currency } = useLoaderData<typeof loader>();
  const create = { words: t('programs.create'), url: '/app/programs/new' };
  if (programs.length === 0) {
    return (
      <Page title={t('programs.title')}>
        <EmptyCard heading={t('programs.empty.heading')} body={t('programs.empty.body')} action={create} />
      </Page>
    );
  }
  return (
    <Page title={t('programs.title')} primaryAction={{ content: create.words, url: create.url }}>
      <Card padding="0">
        <ProgramList programs={programs} currency={currency} heading="h2" />
      </Card>
    </Page>
  );
}
