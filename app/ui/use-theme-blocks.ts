import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { everyBlock, readThemeBlocks, type BlockStates } from './theme-blocks.ts';

/**
 * What is on the published theme, as Shopify's admin says; asked again when the merchant comes back to the window, for they
 * may have been in the theme editor.
 */
export function useThemeBlocks(): BlockStates {
  const bridge = useAppBridge();
  const [states, setStates] = useState<BlockStates>(() => everyBlock(() => 'checking'));
  useEffect(() => {
    let isGone = false;
    const ask = () =>
      void bridge.app.extensions().then(
        (extensions) => {
          if (!isGone) setStates(readThemeBlocks(extensions));
        },
        // Shopify's answer is a convenience: without it the page says that it does not know.
        () => {
          if (!isGone) setStates((known) => (known.share === 'checking' ? everyBlock(() => 'unknown') : known));
        },
      );
    const askIfSeen = () => {
      if (document.visibilityState === 'visible') ask();
    };
    ask();
    window.addEventListener('focus', ask);
    document.addEventListener('visibilitychange', askIfSeen);
    return () => {
      isGone = true;
      window.removeEventListener('focus', ask);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [bridge]);
  return states;
}
