import type { BarButton } from '../protocol.ts';
import type { FrameChannel } from './channel.ts';
import { byId, make } from './page.ts';

export interface SaveBar {
  isShown(): boolean;
  hide(): void;
}

/** Title bar and contextual save bar: the save bar takes the title bar's place while something is unsaved. */
export function connectBars(channel: FrameChannel): SaveBar {
  const title = byId('page-title', HTMLElement);
  const actions = byId('page-actions', HTMLElement);
  const saveBar = byId('save-bar', HTMLElement);
  const save = byId('save-bar-save', HTMLButtonElement);
  const discard = byId('save-bar-discard', HTMLButtonElement);

  channel.on('title-bar', (bar) => {
    title.textContent = bar.title ?? '';
    const buttons = bar.buttons.map((described, index) => {
      const button = make('button', { type: 'button', textContent: described.label });
      dress(button, described);
      button.addEventListener('click', () => channel.command('title-bar-pressed', { index }));
      return button;
    });
    actions.replaceChildren(...buttons);
  });

  channel.on('save-bar', (bar) => {
    saveBar.hidden = !bar.shown;
    document.body.classList.toggle('unsaved', bar.shown);
    save.disabled = bar.save?.disabled || bar.save?.loading || false;
    discard.disabled = bar.discard?.disabled || bar.discard?.loading || false;
    save.ariaBusy = String(bar.save?.loading ?? false);
  });
  save.addEventListener('click', () => channel.command('save-bar-pressed', { button: 'save' }));
  discard.addEventListener('click', () => channel.command('save-bar-pressed', { button: 'discard' }));

  return {
    isShown: () => !saveBar.hidden,
    hide() {
      saveBar.hidden = true;
      document.body.classList.remove('unsaved');
    },
  };
}

function dress(button: HTMLButtonElement, described: BarButton): void {
  const isPrimary = described.variant === 'primary';
  button.className = `button${isPrimary ? ' primary' : ''}${described.tone === 'critical' ? ' critical' : ''}`;
  button.disabled = described.disabled || described.loading;
}
