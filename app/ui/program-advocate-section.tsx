import { BlockStack, Box, Button, Divider, InlineError, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import { benefitKinds } from './offer-kinds.ts';
import { useEditor, useProblem } from './program-editor-context.tsx';
import type { SectionProps } from './program-fields.tsx';
import { AmountField, WholeNumberField } from './program-field.tsx';
import { ProgramOfferFields } from './program-offer-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { useText } from './text.tsx';

/** What advocates get: one reward for every friend until the merchant asks for more. */
export function ProgramAdvocateSection({ form, change }: SectionProps) {
  const t = useText();
  const { blank } = useEditor();
  const tiers = editRows(form.tiers, 10, (rows) => change({ tiers: rows }));
  const milestones = editRows(form.milestones, 10, (rows) => change({ milestones: rows }));
  const surprises = editRows(form.surprises, 5, (rows) => change({ surprises: rows }));
  const usual: OfferForm = { ...blank, kind: 'percentage' };
  const [firstTier, ...laterTiers] = form.tiers;
  const nextTier = { fromFriend: '', offer: form.tiers.at(-1)?.offer ?? usual };

  return (
    <ProgramSection name="advocate" heading={t('editor.sections.advocate')} help={t('editor.sections.advocateHelp')}>
      {firstTier === undefined ? null : (
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            {t(laterTiers.length === 0 ? 'editor.tier.everyFriend' : 'editor.tier.first')}
          </Text>
          <ProgramOfferFields
            path="tiers.0.offer"
            kinds={laterTiers.length === 0 ? ['none', ...benefitKinds] : benefitKinds}
            offer={firstTier.offer}
            onChange={(offer) => tiers.put(0, { ...firstTier, offer })}
          />
        </BlockStack>
      )}
      {laterTiers.map((tier, place) => (
        <Row
          key={place}
          heading={t('editor.tier.heading', { number: place + 2 })}
          onRemove={() => tiers.remove(place + 1)}
        >
          <WholeNumberField
            path={`tiers.${place + 1}.fromFriend`}
            label={t('editor.tier.fromFriend')}
            help={t('editor.tier.fromFriendHelp')}
            value={tier.fromFriend}
            onChange={(fromFriend) => tiers.put(place + 1, { ...tier, fromFriend })}
          />
          <ProgramOfferFields
            path={`tiers.${place + 1}.offer`}
            kinds={benefitKinds}
            offer={tier.offer}
            onChange={(offer) => tiers.put(place + 1, { ...tier, offer })}
          />
        </Row>
      ))}
      {form.milestones.map((milestone, place) => (
        <Row
          key={place}
          heading={t('editor.milestone.heading', { number: place + 1 })}
          onRemove={() => milestones.remove(place)}
        >
          <WholeNumberField
            path={`milestones.${place}.atFriends`}
            label={t('editor.milestone.atFriends')}
            help={t('editor.milestone.atFriendsHelp')}
            value={milestone.atFriends}
            onChange={(atFriends) => milestones.put(place, { ...milestone, atFriends })}
          />
          <ProgramOfferFields
            path={`milestones.${place}.offer`}
            kinds={benefitKinds}
            offer={milestone.offer}
            onChange={(offer) => milestones.put(place, { ...milestone, offer })}
          />
        </Row>
      ))}
      {form.surprises.map((surprise, place) => (
        <Row
          key={place}
          heading={t('editor.surprise.heading', { number: place + 1 })}
          onRemove={() => surprises.remove(place)}
        >
          <AmountField
            path={`surprises.${place}.orderAtLeast`}
            label={t('editor.surprise.orderAtLeast')}
            help={t('editor.surprise.orderAtLeastHelp')}
            value={surprise.orderAtLeast}
            onChange={(orderAtLeast) => surprises.put(place, { ...surprise, orderAtLeast })}
          />
          <ProgramOfferFields
            path={`surprises.${place}.offer`}
            kinds={benefitKinds}
            offer={surprise.offer}
            onChange={(offer) => surprises.put(place, { ...surprise, offer })}
          />
        </Row>
      ))}
      {(['tiers', 'milestones', 'surprises'] as const).map((name) => (
        <RowsProblem key={name} path={name} />
      ))}
      <InlineStack gap="200">
        <Button disabled={tiers.isFull || firstTier?.offer.kind === 'none'} onClick={() => tiers.add(nextTier)}>
          {t('editor.tier.add')}
        </Button>
        <Button disabled={milestones.isFull} onClick={() => milestones.add({ atFriends: '', offer: usual })}>
          {t('editor.milestone.add')}
        </Button>
        <Button disabled={surprises.isFull} onClick={() => surprises.add({ orderAtLeast: '', offer: usual })}>
          {t('editor.surprise.add')}
        </Button>
      </InlineStack>
    </ProgramSection>
  );
}

/** What can be done to a list of at most `most` rows. */
function editRows<Row>(rows: Row[], most: number, change: (rows: Row[]) => void) {
  return {
    isFull: rows.length >= most,
    put: (index: number, row: Row) => change(rows.with(index, row)),
    remove: (index: number) => change(rows.toSpliced(index, 1)),
    add: (row: Row) => change([...rows, row]),
  };
}

/** A reward that the merchant added, and can take out again. */
function Row({ heading, onRemove, children }: { heading: string; onRemove: () => void; children: ReactNode }) {
  const t = useText();
  return (
    <BlockStack gap="300">
      <Divider />
      <Box paddingBlockStart="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {heading}
          </Text>
          <Button
            variant="plain"
            tone="critical"
            accessibilityLabel={t('editor.removeNamed', { name: heading })}
            onClick={onRemove}
          >
            {t('editor.remove')}
          </Button>
        </InlineStack>
      </Box>
      {children}
    </BlockStack>
  );
}

/** What is wrong with a list as a whole. */
function RowsProblem({ path }: { path: string }) {
  const problem = useProblem(path);
  return problem === undefined ? null : <InlineError message={problem} fieldID={path} />;
}
