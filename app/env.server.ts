import { z } from 'zod';

const url = z.url({ error: 'must be an address such as https://ricochet.example' });
const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    DATABASE_URL: z
      .string({
        error:
          'is missing: the address of a PostgreSQL database. `npm start` brings its own PostgreSQL outside production',
      })
      .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    SHOPIFY_API_KEY: z
      .string({ error: 'is missing: the client id of the app in the Dev Dashboard' })
      .min(1, 'is empty'),
    SHOPIFY_API_SECRET: z
      .string({ error: 'is missing: the client secret of the app in the Dev Dashboard' })
      .min(1, 'is empty'),
    SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
    SHOPIFY_APP_URL: url,
    SMTP_URL: z
      .string({ error: 'is missing: where mail is handed over, such as smtp://user:password@mail.example:587' })
      .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://'),
    /** Who the mails are from. */
    MAIL_FROM: z.string().min(3).default('Ricochet <referrals@localhost>'),
    ENCRYPTION_KEY: z
      .string({ error: 'is missing: 32 random bytes in base64 (openssl rand -base64 32)' })
      .refine(
        (text) => Buffer.from(text, 'base64').length === 32,
        'must be 32 bytes in base64 (openssl rand -base64 32)',
      ),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    SHOPIFY_STANDIN_URL: url.optional(),
    APP_BRIDGE_URL: url.optional(),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV !== 'production') return;
    for (const name of ['SHOPIFY_STANDIN_URL', 'APP_BRIDGE_URL'] as const) {
      if (env[name] !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'must not be set in production' });
    }
    if (!env.SHOPIFY_APP_URL.startsWith('https://'))
      context.addIssue({
        code: 'custom',
        path: ['SHOPIFY_APP_URL'],
        message: 'must start with https:// in production',
      });
  });

export type Environment = z.infer<typeof schema>;

/** Reads the environment, or throws one error that names every variable that is missing or wrong. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}.`);
  throw new Error(`Ricochet cannot start: its environment is not right.\n${sentences.join('\n')}`);
}

/** A process that cannot work says why in sentences, without a stack, and ends. */
function parseOrEnd(source: Record<string, string | undefined>): Environment {
  try {
    return parseEnvironment(source);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** The only reader of the process's environment. */
export const env = parseOrEnd(process.env);

/** Newest first: what Shopify signs with during a rotation may be either. */
export const apiSecrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_PREVIOUS].filter(
  (secret) => secret !== undefined,
);
