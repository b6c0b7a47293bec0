export type Question = 'session-token' | 'sign-in' | 'copy' | 'recall' | 'keep' | 'forget';

/** What only the page around can do: the frame is of no origin, so it has no cookies, no memory and no clipboard. */
export function askPage(kind: Question, text = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }: MessageEvent<{ ok: boolean; text: string }>) =>
      data.ok ? resolve(data.text) : reject(new Error(data.text));
    window.parent.postMessage({ kind, text }, '*', [channel.port2]);
  });
}
