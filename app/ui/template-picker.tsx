import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Page, Select, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import type { Business, Goal } from '#app/domain/program/templates.ts';
import { describeOffer } from './offer.ts';
import { useFormat, useText } from './text.tsx';

interface Props {
  templates: { goal: Goal; form: ProgramForm }[];
  businesses: readonly Business[];
  business: Business;
  currency: string;
  onBusiness: (business: Business) => void;
}

/** What a new program may start from: a goal, made to suit a kind of business, or nothing in particular. */
export function TemplatePicker({ templates, businesses, business, currency, onBusiness }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <Page title={t('templates.title')} backAction={{ content: t('program.back'), url: '/app/programs' }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="p">{t('templates.lead')}</Text>
            <Box maxWidth="28rem">
              <Select
                label={t('templates.business')}
                options={businesses.map((value) => ({ value, label: t(`templates.kind.${value}.name`) }))}
                value={business}
                onChange={(chosen) => onBusiness(businesses.find((each) => each === chosen) ?? business)}
                helpText={t(`templates.kind.${business}.why`)}
              />
            </Box>
          </BlockStack>
        </Card>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {templates.map(({ goal, form }) => {
            const name = t(`templates.goal.${goal}.name`);
            return (
              <Template
                key={goal}
                name={name}
                body={t(`templates.goal.${goal}.body`)}
                offer={describeOffer(form, { t, format, currency })}
                action={t('templates.use')}
                actionNamed={t('templates.useNamed', { name })}
                url={`/app/programs/new?from=${goal}&business=${business}`}
              />
            );
          })}
        </InlineGrid>
        <Template
          name={t('templates.blank.heading')}
          body={t('templates.blank.body')}
          action={t('templates.blank.action')}
          url="/app/programs/new?from=plain"
        />
      </BlockStack>
    </Page>
  );
}

interface TemplateWords {
  name: string;
  body: string;
  offer?: string;
  action: string;
  actionNamed?: string;
  url: string;
}

/** One of them. Its button stands beside its name, so that buttons of neighbours are as high. */
function Template({ name, body, offer, action, actionNamed, url }: TemplateWords) {
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="start" gap="300" wrap={false}>
          <Text as="h2" variant="headingMd">
            {name}
          </Text>
          <Button url={url} {...(actionNamed === undefined ? {} : { accessibilityLabel: actionNamed })}>
            {action}
          </Button>
        </InlineStack>
        <Text as="p">{body}</Text>
        {offer === undefined ? null : (
          <Text as="p" tone="subdued">
            {offer}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
