import { useEffect } from 'react';

/**
 * Polaris draws a checkbox for “some of them” and says so, but the browser's own state stays “unchecked”, which
 * contradicts it for who cannot see. This puts it right after each change.
 */
export function useMixedCheckboxes(): void {
  useEffect(() => {
    for (const box of document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'))
      box.indeterminate = box.getAttribute('aria-checked') === 'mixed';
  });
}
