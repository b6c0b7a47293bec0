import { Icon, InlineStack, Text } from '@shopify/polaris';
import { ArrowDownIcon, ArrowUpIcon } from '@shopify/polaris-icons';
import type { Total } from '#app/domain/report/report-view.ts';
import { writeAmount } from './report-amount.ts';
import { useFormat, useText } from './text.tsx';

/** How a figure stands to what it was before. Neither direction is coloured: fewer declined orders may be good news. */
export function ReportChange({ total: { before, change } }: { total: Total }) {
  const t = useText();
  const format = useFormat();
  if (before === null) return null;
  const words =
    change === null
      ? t('reports.change.only', { before: writeAmount(before, format) })
      : t('reports.change.from', { change: format.change(change), before: writeAmount(before, format) });
  return (
    <InlineStack gap="050" blockAlign="center" wrap={false}>
      {change === null || change === 0 ? null : (
        <span>
          <Icon source={change > 0 ? ArrowUpIcon : ArrowDownIcon} tone="subdued" />
        </span>
      )}
      <Text as="span" variant="bodySm" tone="subdued" numeric>
        {words}
      </Text>
    </InlineStack>
  );
}
