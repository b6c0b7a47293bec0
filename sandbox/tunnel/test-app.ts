import type http from 'node:http';
import { listenLocally } from './listen.ts';

export interface Received {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface TestApp {
  origin: string;
  received: Received[];
  /** What the next requests are answered with. */
  answer: (request: Received, response: http.ServerResponse) => void;
  close(): Promise<void>;
}

/** A web server in an app's place, for tests: keeps what it is sent and answers 200 unless told otherwise. */
export async function startTestApp(): Promise<TestApp> {
  const app: TestApp = {
    origin: '',
    received: [],
    answer: (_request, response) => void response.writeHead(200).end(),
    close: async () => undefined,
  };
  const listening = await listenLocally('a test app', 0, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received: Received = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      app.received.push(received);
      app.answer(received, response);
    });
  });
  app.origin = listening.origin;
  app.close = () => listening.close();
  return app;
}
