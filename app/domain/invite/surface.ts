/** Where an advocate stood when they shared. */
export const surfaces = [
  'block',
  'launcher',
  'dashboard_block',
  'page',
  'thank_you',
  'order_status',
  'account_page',
] as const;
export type Surface = (typeof surfaces)[number];
