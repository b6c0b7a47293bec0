import type { Channel } from './channel.ts';

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

export interface Toasts {
  show(message: string, options?: ToastOptions): string;
  hide(id: string): void;
}

/** `shopify.toast`: shown by the frame at its foot. */
export function connectToasts(channel: Channel): Toasts {
  const open = new Map<string, ToastOptions>();
  channel.on('toast-closed', ({ id, by }) => {
    const options = open.get(id);
    open.delete(id);
    if (by === 'action') options?.onAction?.();
    else options?.onDismiss?.();
  });
  return {
    show(message, options = {}) {
      const id = crypto.randomUUID();
      open.set(id, options);
      const { duration = 5000, isError = false, action = null } = options;
      channel.tell('toast', { id, message, duration, isError, action });
      return id;
    },
    hide: (id) => channel.tell('toast-hide', { id }),
  };
}
