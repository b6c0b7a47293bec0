import { Select, TextField, type SelectProps, type TextFieldProps } from '@shopify/polaris';
import type { FieldPath } from '#app/domain/program/form-fields.ts';
import { useEditor, useProblem } from './program-editor-context.tsx';

interface Field<Value extends string> {
  /** Where it is in the form: its name on the page, and where its problem is found. */
  path: FieldPath;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  help?: string | undefined;
}
type TextLook = Pick<TextFieldProps, 'suffix' | 'inputMode' | 'multiline' | 'maxLength' | 'type' | 'labelHidden'>;

/** A field for text, with its problem. */
export function ProgramTextField({ path, help, ...field }: Field<string> & TextLook) {
  const error = useProblem(path);
  return <TextField {...field} name={path} helpText={help} error={error} autoComplete="off" />;
}

export function WholeNumberField(props: Field<string> & Pick<TextLook, 'suffix'>) {
  return <ProgramTextField {...props} inputMode="numeric" />;
}

/** An amount in the shop's currency. */
export function AmountField(props: Field<string>) {
  return <ProgramTextField {...props} inputMode="decimal" suffix={useEditor().currency} />;
}

/** A choice of one, with its problem. */
export function ProgramSelect<Value extends string>({
  path,
  help,
  options,
  onChange,
  ...field
}: Field<Value> & { options: { value: Value; label: string }[]; labelHidden?: boolean } & Pick<
    SelectProps,
    'disabled'
  >) {
  const error = useProblem(path);
  const choose = (chosen: string) => {
    const option = options.find(({ value }) => value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return <Select {...field} name={path} helpText={help} error={error} options={options} onChange={choose} />;
}
