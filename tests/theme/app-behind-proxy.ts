import type http from 'node:http';

/** What reached the app through the shop's proxy, and what it answers: JSON, or a status alone. */
export interface AppBehindProxy {
  listener: http.RequestListener;
  requests: { method: string; path: string; body: URLSearchParams }[];
  answers: Map<string, { status?: number; json?: unknown }>;
  /** The forms of the share beacons so far. */
  beacons(): Record<string, string>[];
}

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 5h3v3H5z"/></svg>';

export function appBehindProxy(): AppBehindProxy {
  const requests: AppBehindProxy['requests'] = [];
  const answers: AppBehindProxy['answers'] = new Map();
  return {
    requests,
    answers,
    beacons: () =>
      requests
        .filter(({ path }) => path === '/share')
        .map(({ body }) => Object.fromEntries(body) as Record<string, string>),
    listener: (request, response) => {
      const path = new URL(request.url ?? '', 'http://app.invalid').pathname.replace('/proxy/v1', '');
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        requests.push({
          method: request.method ?? '',
          path,
          body: new URLSearchParams(Buffer.concat(chunks).toString()),
        });
        const answer = answers.get(path);
        if (answer?.json !== undefined) {
          response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' });
          response.end(JSON.stringify(answer.json));
        } else if (path.endsWith('.svg')) {
          response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(picture);
        } else if (path === '/share') {
          response.writeHead(answer?.status ?? 204).end();
        } else {
          response.writeHead(answer?.status ?? 200, { 'Content-Type': 'text/html' }).end('<h1>A page of ours</h1>');
        }
      });
    },
  };
}
