import { isMessage, type Commands, type Message, type Notices, type Requests } from '../protocol.ts';

export interface Channel {
  request<Name extends keyof Requests>(name: Name, payload: Requests[Name]['asks']): Promise<Requests[Name]['gets']>;
  tell<Name extends keyof Notices>(name: Name, payload: Notices[Name]): void;
  on<Name extends keyof Commands>(name: Name, act: (payload: Commands[Name]) => void): void;
}

/** Speaks with the admin frame, which is known by its origin: the one this script was loaded from. */
export function openChannel(frameOrigin: string): Channel {
  const frame = window.parent;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const actions = new Map<string, ((payload: never) => void)[]>();
  let lastId = 0;

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== frame || event.origin !== frameOrigin || !isMessage(event.data)) return;
    const message = event.data;
    if (message.kind === 'answer') {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) asked?.resolve(message.value as never);
      else asked?.reject(new Error(message.error));
    }
    if (message.kind === 'command') for (const act of actions.get(message.name) ?? []) act(message.payload as never);
  });

  const post = (message: Message) => frame.postMessage(message, frameOrigin);

  return {
    request(name, payload) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ bridge: 1, kind: 'request', id, name, payload });
      });
    },
    tell: (name, payload) => post({ bridge: 1, kind: 'notice', name, payload }),
    on(name, act) {
      actions.set(name, [...(actions.get(name) ?? []), act]);
    },
  };
}
