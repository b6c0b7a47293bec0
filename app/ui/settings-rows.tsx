import { Badge, BlockStack, Card, InlineStack, Text, UnstyledLink } from '@shopify/polaris';

export interface SettingsRow {
  url: string;
  name: string;
  /** How it is set, in a sentence. */
  state: string;
  badge?: string;
}

/** Pages of the settings, one under the other, each with how it is set. The whole row is the link. */
export function SettingsRows({ rows }: { rows: SettingsRow[] }) {
  return (
    <Card padding="0">
      <ul className="ricochet-settings">
        {rows.map((row) => (
          <li key={row.url}>
            <UnstyledLink url={row.url} className="ricochet-settings__row">
              <BlockStack gap="050">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {row.name}
                  </Text>
                  {row.badge === undefined ? null : <Badge>{row.badge}</Badge>}
                </InlineStack>
                <Text as="p" tone="subdued">
                  {row.state}
                </Text>
              </BlockStack>
            </UnstyledLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
