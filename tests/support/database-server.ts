import pg from 'pg';

/** What a test file needs to make its own clone. */
export interface TestDatabases {
  /** The maintenance database, from which others are made and dropped. */
  serverUrl: string;
  templateName: string;
  /** Where the data is when this run brought its own server; null on a server that was there already. */
  dataFolder: string | null;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabases: TestDatabases;
  }
}

/** The address of another database on the same server. */
export function urlOf(serverUrl: string, databaseName: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  return url.toString();
}

/** Runs statements that belong to no transaction, such as CREATE DATABASE; answers the rows of the last one. */
export async function administer(serverUrl: string, statements: string[]): Promise<number> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    let rows = 0;
    for (const statement of statements) rows = (await client.query(statement)).rowCount ?? 0;
    return rows;
  } finally {
    await client.end();
  }
}
