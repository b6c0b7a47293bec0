import type { z } from 'zod';
import { getShopperLook } from '#app/db/shop-settings.ts';
import { findShopByDomain } from '#app/db/shops.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import { apiSecrets, env } from '#app/env.server.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { Shopper } from './guard.server.ts';
import { readText } from '#app/read-body.ts';
import { readSessionToken } from './session-token.ts';
import { shopperLocale } from './shopper-locale.ts';
import type { UiRefusal } from './ui-contract.ts';

/**
 * Lets in what a UI extension sends with a session token, and throws the refusal otherwise. Extensions run on origins of
 * Shopify's, so any origin may ask; the token says for whom, and nothing here reads a cookie.
 */
export async function requireExtension(request: Request, now: Date): Promise<Shopper> {
  const token = /^Bearer (\S{1,4000})$/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
  const reading = readSessionToken(token, { apiKey: env.SHOPIFY_API_KEY, secrets: apiSecrets, now });
  if (!reading.ok)
    throw refuse(request, 401, 'not_signed', reading.problem === 'outside_time' ? 'outside_time' : 'not_signed');
  const shop = await findShopByDomain(reading.shopDomain);
  if (shop === null || shop.uninstalledAt !== null) throw refuse(request, 404, 'unknown_shop', 'unknown_shop');
  const locale = shopperLocale(request, shop.locale);
  return {
    shop,
    customerId: reading.customerId,
    locale,
    ...(await getShopperLook(shop.id, locale)),
    origin: originOf(request),
  };
}

/**
 * Nothing of Shopify's is in between here, so a browser may send an `X-Forwarded-For` of its own. Our own proxy adds what it saw
 * at the end: that entry is the one `trust proxy` of app/server.ts takes for the client's, and the only one to believe.
 */
function originOf({ headers }: Request): RequestOrigin {
  const seen = headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '';
  return {
    ip: seen === '' ? null : seen,
    userAgent: headers.get('User-Agent'),
    acceptLanguage: headers.get('Accept-Language'),
  };
}

/** What a browser asks before it lets an extension send its token; null for every other request. */
export function answerPreflight(request: Request): Response | null {
  if (request.method !== 'OPTIONS') return null;
  const headers = {
    ...openHeaders,
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
    'Access-Control-Max-Age': '7200',
  };
  return new Response(null, { status: 204, headers });
}

const openHeaders = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };

export function answerExtension(body: object | null, status = body === null ? 204 : 200): Response {
  if (body === null) return new Response(null, { status, headers: openHeaders });
  const headers = { ...openHeaders, 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Answers what came with a method that this address does not know. */
export function wrongExtensionMethod(request: Request): Response {
  return refuse(request, 405, 'wrong_method', 'wrong_method');
}

const largestBodyBytes = 4096;

/** The posted JSON in its known form; throws the refusal of anything else. */
export async function requireExtensionBody<Form>(request: Request, schema: z.ZodType<Form>): Promise<Form> {
  const text = await readText(request, largestBodyBytes);
  const form = text === null ? undefined : schema.safeParse(parseJson(text)).data;
  if (form === undefined) throw refuse(request, 400, 'malformed', 'malformed');
  return form;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it.
    return null;
  }
}

function refuse(
  request: Request,
  status: 400 | 401 | 404 | 405,
  reason: UiRefusal['reason'],
  words: 'not_signed' | 'outside_time' | 'unknown_shop' | 'wrong_method' | 'malformed',
): Response {
  const message = shopperWords(shopperLocale(request))(`doors.${words}`);
  return answerExtension({ status: 'refused', reason, message } satisfies UiRefusal, status);
}
