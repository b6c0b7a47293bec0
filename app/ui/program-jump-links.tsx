import { InlineStack, Link, Text } from '@shopify/polaris';
import { sectionId } from './program-section.tsx';
import { programSections } from './section-summaries.ts';
import { useText } from './text.tsx';

/** Leads to each group of the editor, with the keyboard too. */
export function ProgramJumpLinks() {
  const t = useText();
  return (
    <nav aria-label={t('editor.sections.jump')}>
      <InlineStack gap="300">
        <Text as="span" tone="subdued">
          {t('editor.sections.jump')}
        </Text>
        {programSections.map((name) => (
          <Link key={name} removeUnderline onClick={() => goTo(sectionId(name))}>
            {t(`editor.sections.${name}`)}
          </Link>
        ))}
      </InlineStack>
    </nav>
  );
}

function goTo(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
