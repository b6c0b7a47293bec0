import { useAppBridge } from '@shopify/app-bridge-react';
import { useBlocker } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Keeps the merchant on the page while something is unsaved. App Bridge asks them, as it does for links of the admin
 * around us. The function it answers lets the next move through, for a redirect that follows a save.
 */
export function useLeaveConfirmation(isDirty: boolean): (mayLeave: boolean) => void {
  const bridge = useAppBridge();
  const mayLeave = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !mayLeave.current && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let isAnswered = false;
    bridge.saveBar.leaveConfirmation().then(
      () => {
        if (!isAnswered) blocker.proceed();
      },
      () => {
        if (!isAnswered) blocker.reset();
      },
    );
    return () => {
      isAnswered = true;
    };
  }, [blocker, bridge]);

  useEffect(() => {
    // Saved or discarded meanwhile: a move that was waiting for the answer is off.
    if (!isDirty && blocker.state === 'blocked') blocker.reset();
  }, [isDirty, blocker]);

  return (value) => {
    mayLeave.current = value;
  };
}
