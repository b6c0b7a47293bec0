import { isMessage, type Commands, type Message, type Notices, type Requests } from '../protocol.ts';

type Answers = { [Name in keyof Requests]: (asked: Requests[Name]['asks']) => Promise<Requests[Name]['gets']> };

export interface FrameChannel {
  command<Name extends keyof Commands>(name: Name, payload: Commands[Name]): void;
  on<Name extends keyof Notices>(name: Name, act: (payload: Notices[Name]) => void): void;
}

/** Speaks with the app's page in the iframe, and only with a page of the app's own origin. */
export function openFrameChannel(iframe: HTMLIFrameElement, appOrigin: string, answers: Answers): FrameChannel {
  const actions = new Map<string, ((payload: never) => void)[]>();
  const post = (message: Message) => iframe.contentWindow?.postMessage(message, appOrigin);

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== iframe.contentWindow || event.origin !== appOrigin || !isMessage(event.data)) return;
    const message = event.data;
    if (message.kind === 'notice') for (const act of actions.get(message.name) ?? []) act(message.payload as never);
    if (message.kind !== 'request') return;
    const { id, name, payload } = message;
    const answer = name in answers ? answers[name as keyof Requests] : null;
    Promise.resolve(answer ? answer(payload as never) : Promise.reject(new Error(`The admin has no ${name}.`))).then(
      (value) => post({ bridge: 1, kind: 'answer', id, value }),
      (error: unknown) =>
        post({ bridge: 1, kind: 'answer', id, error: error instanceof Error ? error.message : String(error) }),
    );
  });

  return {
    command: (name, payload) => post({ bridge: 1, kind: 'command', name, payload }),
    on(name, act) {
      actions.set(name, [...(actions.get(name) ?? []), act]);
    },
  };
}
