import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const everyMs = 3_000;

/** Reads the page's data again every few seconds while something is under way that ends by itself. */
export function useRefreshWhile(isUnderWay: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isUnderWay, revalidate]);
}
