import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';

export type ShareBlockState = 'checking' | 'on' | 'off' | 'unknown';

/** The handle of the block's file in extensions/. */
const shareBlockHandle = 'share';

/** Whether the share block stands on the published theme, as Shopify's admin says. */
export function useShareBlock(): ShareBlockState {
  const bridge = useAppBridge();
  const [state, setState] = useState<ShareBlockState>('checking');
  useEffect(() => {
    let isGone = false;
    bridge.app.extensions().then(
      (extensions) => {
        if (!isGone) setState(readShareBlock(extensions));
      },
      // Shopify's answer is a convenience: without it the page says that it does not know.
      () => {
        if (!isGone) setState('unknown');
      },
    );
    return () => {
      isGone = true;
    };
  }, [bridge]);
  return state;
}

interface Extension {
  type: string;
  activations: object[];
}

/** Reads App Bridge's list of the app's extensions. */
export function readShareBlock(extensions: Extension[]): 'on' | 'off' {
  const blocks = extensions
    .filter(({ type }) => type === 'theme_app_extension')
    .flatMap(({ activations }) => activations);
  // A block of a theme extension has a handle and a status; what other extensions list has not.
  const isOn = (block: object) =>
    'handle' in block && block.handle === shareBlockHandle && 'status' in block && block.status === 'active';
  return blocks.some(isOn) ? 'on' : 'off';
}

/** Where the merchant puts the block on the product page. */
export function themeEditorUrl(shopDomain: string, apiKey: string): string {
  return `https://${shopDomain}/admin/themes/current/editor?template=product&addAppBlockId=${apiKey}/${shareBlockHandle}&target=mainSection`;
}
