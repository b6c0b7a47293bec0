import { BlockStack, Button, InlineError, InlineStack, Tag, Text } from '@shopify/polaris';
import { useAppBridge } from '@shopify/app-bridge-react';
import type { FieldPath, ItemsForm } from '#app/domain/program/form-fields.ts';
import { pickerSelection, readPickedProducts } from './goods.ts';
import { ProgramSelect } from './program-field.tsx';
import { useEditor, useProblem } from './program-editor-context.tsx';
import { useText } from './text.tsx';

interface Field {
  path: FieldPath;
  label: string;
  kinds: ItemsForm['kind'][];
  value: ItemsForm;
  onChange: (value: ItemsForm) => void;
  help?: string;
}

/** Which goods: all, or products or collections chosen in Shopify's own picker and shown by their names. */
export function ProgramItemsField({ path, label, kinds, value, onChange, help }: Field) {
  const t = useText();
  const bridge = useAppBridge();
  const { names, addNames } = useEditor();
  const problem = useProblem(path);
  const isOnlyKind = kinds.length === 1;

  async function choose() {
    const selectionIds = pickerSelection(value, names);
    if (value.kind === 'collections') {
      const picked = await bridge.resourcePicker({
        type: 'collection',
        action: 'select',
        multiple: true,
        selectionIds,
      });
      if (picked === undefined) return;
      addNames(Object.fromEntries(picked.map(({ id, title }) => [id, { title, productId: null }])));
      onChange({ ...value, ids: picked.map(({ id }) => id) });
    } else {
      const picked = await bridge.resourcePicker({ type: 'product', action: 'select', multiple: true, selectionIds });
      if (picked === undefined) return;
      const chosen = readPickedProducts(picked);
      addNames(chosen.names);
      onChange({ ...value, ids: chosen.ids });
    }
  }

  return (
    <BlockStack gap="200">
      {isOnlyKind ? (
        <Text as="p">{label}</Text>
      ) : (
        <ProgramSelect
          path={`${path}.kind`}
          label={label}
          help={help}
          value={value.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`editor.items.${kind}`) }))}
          onChange={(kind) => onChange({ kind, ids: [] })}
        />
      )}
      {value.kind === 'all' ? null : (
        <BlockStack gap="200">
          {value.ids.length === 0 ? null : (
            <InlineStack gap="200">
              {value.ids.map((id) => {
                const title = names[id]?.title ?? t('editor.items.unnamed', { number: id.split('/').at(-1) ?? '' });
                return (
                  <Tag key={id} onRemove={() => onChange({ ...value, ids: value.ids.filter((other) => other !== id) })}>
                    {title}
                  </Tag>
                );
              })}
            </InlineStack>
          )}
          <InlineStack>
            {/* The name makes it the field that a problem brings into view. */}
            <span data-field={path}>
              <Button onClick={() => void choose()}>{t(`editor.items.choose.${value.kind}`)}</Button>
            </span>
          </InlineStack>
          {problem === undefined ? null : <InlineError message={problem} fieldID={path} />}
        </BlockStack>
      )}
    </BlockStack>
  );
}
