import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Select, Text } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { listPrograms } from '#app/db/programs.ts';
import { listRuleFigures } from '#app/db/report-figures.ts';
import { fraudRules } from '#app/domain/fraud/protection.ts';
import { effectsOf, nothingSeen, sightsByRule } from '#app/domain/fraud/rule-effects.ts';
import { periodOf } from '#app/domain/report/period.ts';
import { dateOf } from '#app/domain/time.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { SettingsPage } from '#app/ui/settings-page.tsx';
import { SettingsRules, type RuleView } from '#app/ui/settings-rules.tsx';
import { useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const period = periodOf('last_30', dateOf(new Date(), shop.timeZone));
  const [listed, figures] = await Promise.all([listPrograms(shop.id), listRuleFigures(shop, period)]);
  const kept = listed.filter(({ program }) => program.status !== 'archived');
  const asked = new URL(request.url).searchParams.get('program');
  const chosen =
    kept.find(({ program }) => program.id === asked) ??
    kept.find(({ program }) => program.status === 'active') ??
    kept[0];
  const program = chosen?.program;
  // What was saved and not published yet judges nobody.
  const protection = (chosen?.version?.settings ?? program?.draft)?.protection;
  const sights = sightsByRule(figures.filter(({ programId }) => programId === program?.id));
  const rules = fraudRules.map((rule): RuleView => {
    const action = protection?.[rule].action ?? 'off';
    const seen = sights[rule] ?? nothingSeen;
    return { rule, action, seen, effects: effectsOf(action, seen) };
  });
  return {
    programs: kept.map(({ program: { id, name } }) => ({ id, name })),
    program: program === undefined ? null : { id: program.id, name: program.name },
    rules,
  };
}

export default function Protection() {
  const t = useText();
  const { programs, program, rules } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  if (program === null)
    return (
      <SettingsPage title={t('settings.protection.title')}>
        <EmptyCard
          heading={t('settings.protection.emptyHeading')}
          body={t('settings.protection.emptyBody')}
          action={{ words: t('programs.create'), url: '/app/programs/new' }}
        />
      </SettingsPage>
    );
  return (
    <SettingsPage title={t('settings.protection.title')} subtitle={t('settings.protection.subtitle')}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            {programs.length < 2 ? null : (
              <Select
                label={t('settings.protection.program')}
                options={programs.map(({ id, name }) => ({ value: id, label: name }))}
                value={program.id}
                onChange={(id) =>
                  setParams({ ...Object.fromEntries(params), program: id }, { preventScrollReset: true })
                }
              />
            )}
            <Text as="p">{t('settings.protection.help', { program: program.name })}</Text>
            <InlineStack gap="300">
              <Button variant="primary" url={`/app/programs/${program.id}#section-protection`}>
                {t('settings.protection.change')}
              </Button>
              <Button url="/app/blocks">{t('settings.protection.blocks')}</Button>
            </InlineStack>
          </BlockStack>
        </Card>
        <SettingsRules rules={rules} />
      </BlockStack>
    </SettingsPage>
  );
}
