import { make } from './page.ts';

/** Asks the merchant a question with two answers; true for the one that gives something up. */
export function confirm(title: string, text: string, yes: string, no: string): Promise<boolean> {
  const dialog = make('dialog', { className: 'confirm' });
  const answer = (value: string, label: string, className: string) =>
    make('button', { value, textContent: label, className });
  const buttons = make('footer', {}, answer('no', no, 'button'), answer('yes', yes, 'button critical'));
  dialog.append(
    make('form', { method: 'dialog' }, make('h2', { textContent: title }), make('p', { textContent: text }), buttons),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

/** The question Shopify asks before unsaved changes are lost. */
export function confirmLeave(): Promise<boolean> {
  return confirm(
    'Leave page with unsaved changes?',
    'Leaving this page will delete all unsaved changes.',
    'Leave page',
    'Stay',
  );
}
