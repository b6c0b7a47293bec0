import { Banner, BlockStack, Button, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { findProblemFields, type ProblemField } from './problem-fields.ts';
import { problemWords } from './problem-words.ts';
import type { Problems } from './program-outcome.ts';
import { useText } from './text.tsx';

/** Says that fields need another look, which and why, and leads to each. */
export function ProblemSummary({ heading, problems }: { heading: string; problems: Problems }) {
  const t = useText();
  const [fields, setFields] = useState<ProblemField[]>([]);
  // The page knows what its fields are called, once the folds around them are open.
  useEffect(() => setFields(findProblemFields(problems)), [problems]);
  return (
    <Banner tone="critical">
      <BlockStack gap="200">
        <Text as="p">{heading}</Text>
        {fields.length === 0 ? null : (
          <ul className="ricochet-problems">
            {fields.map(({ path, label, focus }) => {
              const problem = problems[path];
              return problem === undefined ? null : (
                <li key={path}>
                  <Button
                    variant="plain"
                    tone="critical"
                    textAlign="left"
                    accessibilityLabel={t('program.problemsList', { field: label })}
                    onClick={focus}
                  >
                    {label}
                  </Button>{' '}
                  <Text as="span">{t(problemWords(problem))}</Text>
                </li>
              );
            })}
          </ul>
        )}
      </BlockStack>
    </Banner>
  );
}
