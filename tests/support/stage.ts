/** Where a run of the browser journeys plays. Everything listens on this machine only. */
export interface Stage {
  /** The pretend Shopify: admin, control interface, mailbox. */
  sandboxUrl: string;
  /** Online stores by shop domain. */
  storefronts: Record<string, string>;
  /** The app as Shopify reaches it. */
  appUrl: string;
  /** POST /web or /worker kills that process; it is started again. */
  killSwitchUrl: string;
  databaseUrl: string;
  apiKey: string;
  apiSecret: string;
  /** What web and worker wrote. */
  logFolder: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stage: Stage;
  }
}
