import type { FrameChannel } from './channel.ts';
import { byId, make } from './page.ts';

/** Short messages at the foot of the admin. */
export function connectToasts(channel: FrameChannel): void {
  const list = byId('toasts', HTMLElement);
  const close = new Map<string, (by: 'action' | 'dismiss' | 'time') => void>();

  channel.on('toast', ({ id, message, duration, isError, action }) => {
    const toast = make('div', { className: isError ? 'toast error' : 'toast' }, make('span', { textContent: message }));
    const end = (by: 'action' | 'dismiss' | 'time') => {
      clearTimeout(timer);
      close.delete(id);
      toast.remove();
      channel.command('toast-closed', { id, by });
    };
    const timer = setTimeout(() => end('time'), duration);
    const button = (label: string, by: 'action' | 'dismiss') => {
      const made = make('button', { type: 'button', textContent: label });
      if (by === 'dismiss') made.ariaLabel = 'Dismiss';
      made.addEventListener('click', () => end(by));
      return made;
    };
    if (action !== null) toast.append(button(action, 'action'));
    toast.append(button('✕', 'dismiss'));
    close.set(id, end);
    list.append(toast);
  });
  channel.on('toast-hide', ({ id }) => close.get(id)?.('dismiss'));
}
