import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  port: number;
  /** Such as `http://localhost:4400`. */
  origin: string;
  close(): Promise<void>;
}

/**
 * Listens on this machine only, in both address families: `localhost` means 127.0.0.1 to one program and ::1 to the
 * next. Port 0 picks a free one. Throws a sentence that says what to do when the port is taken.
 */
export async function listenLocally(what: string, port: number, handler: http.RequestListener): Promise<Listening> {
  const four = http.createServer(handler);
  await listen(four, port, '127.0.0.1').catch((error: unknown) => {
    throw portError(what, port, error);
  });
  const taken = (four.address() as AddressInfo).port;
  const six = http.createServer(handler);
  const servers = [four];
  try {
    await listen(six, taken, '::1');
    servers.push(six);
  } catch (error) {
    // A machine without IPv6 is served by the first one alone.
    if (codeOf(error) === 'EADDRINUSE') {
      await close(four);
      if (port === 0) return listenLocally(what, 0, handler);
      throw portError(what, port, error);
    }
  }
  return {
    port: taken,
    origin: `http://localhost:${taken}`,
    close: async () => void (await Promise.all(servers.map(close))),
  };
}

/** The sentence for a port that cannot be listened on. */
export function portError(what: string, port: number, error: unknown): Error {
  const reason =
    codeOf(error) === 'EADDRINUSE'
      ? `port ${port} is taken: stop the program that uses it, or set SANDBOX_PORT to another port`
      : error instanceof Error
        ? error.message
        : String(error);
  return new Error(`The sandbox cannot open ${what}: ${reason}.`, { cause: error });
}

function listen(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: http.Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
