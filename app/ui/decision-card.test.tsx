import { AppProvider } from '@shopify/polaris';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { FraudRule } from '#app/domain/fraud/protection.ts';
import { DecisionCard } from './decision-card.tsx';
import { TextProvider } from './text.tsx';

function render(locale: 'en' | 'fr', flags: FraudRule[]): string {
  return renderToStaticMarkup(
    <AppProvider i18n={{}}>
      <TextProvider language={{ locale, region: locale }} timeZone="UTC">
        <DecisionCard
          status="rewarded"
          round={1}
          reasons={['conditions_met']}
          flags={flags}
          evidence={[
            { kind: 'blocked', grounds: ['email'] },
            { kind: 'rule', rule: 'blocked', saw: 'match', action: 'flag', figures: null },
          ]}
          isBusy={false}
          onSettle={() => undefined}
          onDecline={() => undefined}
        />
      </TextProvider>
    </AppProvider>,
  );
}

test('a flagged referral shows its flags in words, and says that they decided nothing', () => {
  const english = render('en', ['same_address', 'blocked']);
  expect(english).toContain('Worth a look');
  expect(english).toContain('The order has the advocate’s postal address.');
  expect(english).toContain('It did not change the decision.');
  const french = render('fr', ['same_address', 'blocked']);
  expect(french).toContain('À regarder de plus près');
  expect(french).toContain('La commande porte l’adresse postale de l’ambassadeur.');
});

test('a referral without flags has nothing to look at', () => {
  expect(render('en', [])).not.toContain('Worth a look');
});
