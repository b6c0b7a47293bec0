import { connectBars, type SaveBar } from './bars.ts';
import { openFrameChannel } from './channel.ts';
import { confirm, confirmLeave } from './confirm.ts';
import { connectNavigation } from './navigation.ts';
import { byId, readFrameConfig } from './page.ts';
import { openPicker } from './picker.ts';
import { connectToasts } from './toasts.ts';

const config = readFrameConfig();
const iframe = byId('app-frame', HTMLIFrameElement);

async function ask<T>(name: string): Promise<T> {
  const response = await fetch(`${config.bridgePath}/${name}`, { method: 'POST' });
  if (!response.ok) throw new Error(`The admin could not answer: ${response.status}.`);
  return (await response.json()) as T;
}

const channel = openFrameChannel(iframe, config.appOrigin, {
  'id-token': async () => (await ask<{ token: string }>('id-token')).token,
  extensions: async () => (await ask<{ extensions: unknown[] }>('extensions')).extensions,
  scopes: () => ask('scopes'),
  user: async () => config.user,
  picker: (wish) => openPicker(config.bridgePath, wish),
  'may-leave': confirmLeave,
  'may-discard': () =>
    confirm(
      'Discard all unsaved changes',
      'If you discard changes, you will delete any edits you made since you last saved.',
      'Discard changes',
      'Continue editing',
    ),
});

const saveBar: SaveBar = connectBars(channel);
connectNavigation(channel, config, saveBar);
connectToasts(channel);
channel.on('loading', ({ on }) => void (byId('loading', HTMLElement).hidden = !on));
// Only now, so that not one message of the page is missed.
iframe.src = iframe.dataset['src'] ?? '';
