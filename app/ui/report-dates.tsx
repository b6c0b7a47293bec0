import { Button, InlineGrid, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { Period } from '#app/domain/report/period.ts';
import { useText } from './text.tsx';

/** Two days of the shop's calendar. Whether they are a period is said once the merchant asked for it, at the fields. */
export function ReportDates({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  const t = useText();
  const [typed, setTyped] = useState(period);
  const [isWrong, setIsWrong] = useState(false);
  const choose = () => {
    const isRight = /^20\d\d-/.test(typed.from) && /^20\d\d-/.test(typed.to) && typed.from <= typed.to && isNear(typed);
    setIsWrong(!isRight);
    if (isRight) onChoose(typed);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <InlineGrid columns={{ xs: 2, sm: '1fr 1fr auto' }} gap="300" alignItems={isWrong ? 'start' : 'end'}>
        <TextField
          type="date"
          autoComplete="off"
          label={t('reports.period.from')}
          value={typed.from}
          error={isWrong ? t('reports.period.wrong') : undefined}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <TextField
          type="date"
          autoComplete="off"
          label={t('reports.period.to')}
          value={typed.to}
          error={isWrong}
          onChange={(to) => setTyped({ ...typed, to })}
        />
        <Button submit>{t('reports.period.apply')}</Button>
      </InlineGrid>
    </form>
  );
}

/** Reports span ten years at most. */
function isNear({ from, to }: Period): boolean {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < 10;
}
