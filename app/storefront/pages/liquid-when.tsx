import { createElement, type ReactNode } from 'react';
import type { LiquidCondition } from '../render-page.ts';

/** Shows one thing or the other, as Liquid finds when Shopify renders the page. Stands in no other of its kind. */
export function LiquidWhen({
  is,
  otherwise,
  children,
}: {
  is: LiquidCondition;
  otherwise: ReactNode;
  children: ReactNode;
}) {
  return createElement('ricochet-when', { 'data-is': is }, children, createElement('ricochet-else'), otherwise);
}
