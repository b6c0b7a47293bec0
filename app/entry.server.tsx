import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { log } from '#app/log.server.ts';
import { addDocumentResponseHeaders } from '#app/shopify.server.ts';

const longestRender = 5_000;

/** Faults go to the log, with no address: it may hold an invite or a session token. Visitors see a plain page. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const requestId = request.headers.get('x-request-id');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error({ requestId, error: text }, 'A request failed.');
}

/** Renders a document whole before it is sent: the pages are small, and an error can still become an error page. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  // The library names the frames that may hold us only where a shop is known; everywhere else nobody may.
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', "frame-ancestors 'none';");
  headers.set('Content-Type', 'text/html; charset=utf-8');

  return await new Promise((resolve, reject) => {
    let answerStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={longestRender} />,
      {
        onAllReady() {
          clearTimeout(timer);
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { status: answerStatus, headers }));
          pipe(body);
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error('The page could not be rendered.', { cause: error }));
        },
        onError(error) {
          answerStatus = 500;
          const requestId = request.headers.get('x-request-id');
          log.error({ requestId, error: String(error) }, 'A page could not be rendered.');
        },
      },
    );
    const timer = setTimeout(abort, longestRender);
  });
}
