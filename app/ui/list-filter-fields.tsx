import { BlockStack, ChoiceList, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useText } from './text.tsx';

interface Choice {
  value: string;
  label: string;
}

/** Some of several values. */
export function ChoicesFilter({
  label,
  choices,
  selected,
  isMany,
  onChange,
}: {
  label: string;
  choices: Choice[];
  selected: string[];
  isMany: boolean;
  onChange: (values: string[]) => void;
}) {
  return (
    <ChoiceList
      title={label}
      titleHidden
      allowMultiple={isMany}
      choices={choices}
      selected={selected}
      onChange={onChange}
    />
  );
}

/** The first and the last day, each on its own if wanted. */
export function DaysFilter({
  from,
  to,
  onChange,
}: {
  from: string;
  to: string;
  onChange: (days: { from?: string; to?: string }) => void;
}) {
  const t = useText();
  return (
    <BlockStack gap="200">
      <TextField
        type="date"
        label={t('lists.filter.from')}
        value={from}
        autoComplete="off"
        onChange={(day) => onChange({ from: day })}
      />
      <TextField
        type="date"
        label={t('lists.filter.to')}
        value={to}
        autoComplete="off"
        onChange={(day) => onChange({ to: day })}
      />
    </BlockStack>
  );
}

/** A whole number; the list follows when the field is left or Enter is pressed. */
export function NumberFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed);
      }}
    >
      <TextField
        type="integer"
        inputMode="numeric"
        min={1}
        label={label}
        value={typed}
        autoComplete="off"
        onChange={setTyped}
        onBlur={() => (typed === value ? undefined : onChange(typed))}
      />
    </form>
  );
}
