import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { ThrottleStatus } from './bucket.ts';

/** One HTTP answer of the Admin API. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: Record<string, unknown>;
}

export interface Cost {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: ThrottleStatus;
}

export const MAX_QUERY_COST = 1000;

/** What graphql made of an operation, with the bill. */
export function executed(data: unknown, errors: readonly GraphQLError[] | undefined, cost: Cost): Answer {
  return {
    status: 200,
    body: { data, ...(errors && { errors: errors.map(formatted) }), extensions: { cost } },
  };
}

/** What Shopify's schema refuses, before anything ran; there is no bill. */
export function refusedBySchema(errors: readonly GraphQLError[]): Answer {
  return { status: 200, body: { errors: errors.map(formatted) } };
}

export function throttled(cost: Cost): Answer {
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation } }];
  return { status: 200, body: { errors, extensions: { cost } } };
}

export function tooExpensive(cost: number): Answer {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  const extensions = { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_QUERY_COST, documentation };
  return { status: 200, body: { errors: [{ message, extensions }] } };
}

export const INVALID_TOKEN: Answer = {
  status: 401,
  body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
};

export const NOT_FOUND: Answer = { status: 404, body: { errors: 'Not Found' } };

export const MISSING_QUERY: Answer = {
  status: 400,
  body: { errors: { query: 'Required parameter missing or invalid' } },
};

export function tooManyRequests(retryAfterSeconds: number): Answer {
  return {
    status: 429,
    headers: { 'Retry-After': retryAfterSeconds.toFixed(1) },
    body: {
      errors: 'Exceeded 40 calls per second for api client. Reduce request rates to resume uninterrupted service.',
    },
  };
}

export function serverError(status: number): Answer {
  return {
    status,
    body: { errors: status === 502 ? 'Bad Gateway' : status === 503 ? 'Service Unavailable' : 'Internal Server Error' },
  };
}

/** Shopify leaves out what graphql adds for itself. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  return error.toJSON();
}
