import { takeId } from './ids.ts';
import { productImage, type Silhouette } from './product-image.ts';
import type { Collection, Decimal, Product, World } from './types.ts';

interface ProductPlan {
  title: string;
  description: string;
  silhouette: Silhouette;
  hue: number;
  tags: string[];
  /** Variant title to price. */
  variants: Record<string, Decimal>;
  /** Name of the subscription it can be bought on. */
  sellingPlan?: string;
}

export interface CatalogPlan {
  vendor: string;
  products: ProductPlan[];
  /** Collection title to the positions of its products. */
  collections: Record<string, number[]>;
  /** Collections that only customers with a tag may see: title to tag. */
  gated: Record<string, string>;
}

export const LUMA_CATALOG: CatalogPlan = {
  vendor: 'Luma Goods',
  products: [
    {
      title: 'Cedar & Fig Candle',
      description: 'Soy wax, cotton wick, fifty quiet hours.',
      silhouette: 'candle',
      hue: 28,
      tags: ['home', 'gift'],
      variants: { '200 g': '24.00', '400 g': '38.00' },
    },
    {
      title: 'Linen Throw',
      description: 'Stone-washed linen that softens every year.',
      silhouette: 'textile',
      hue: 205,
      tags: ['home'],
      variants: { Sand: '89.00', Slate: '89.00' },
    },
    {
      title: 'Stoneware Bowl',
      description: 'Thrown by hand in Vermont, safe in the dishwasher.',
      silhouette: 'bowl',
      hue: 16,
      tags: ['kitchen'],
      variants: { 'Default Title': '32.50' },
    },
    {
      title: 'Olive Hand Wash',
      description: 'Cold-pressed olive oil and rosemary.',
      silhouette: 'bottle',
      hue: 96,
      tags: ['bath'],
      variants: { '300 ml': '18.00', 'Refill 1 l': '42.00' },
      sellingPlan: 'Every month',
    },
    {
      title: 'Paper Lantern',
      description: 'Folded mulberry paper, warm light.',
      silhouette: 'lamp',
      hue: 46,
      tags: ['home', 'light'],
      variants: { Small: '54.00', Large: '79.00' },
    },
    {
      title: 'Sunday Gift Box',
      description: 'A candle, a hand wash and something sweet.',
      silhouette: 'box',
      hue: 340,
      tags: ['gift'],
      variants: { 'Default Title': '64.90' },
    },
  ],
  collections: { 'Evening light': [0, 4, 5], Kitchen: [2, 3], 'Friends’ cabinet': [1, 5] },
  gated: { 'Friends’ cabinet': 'insider' },
};

export const RIVE_CATALOG: CatalogPlan = {
  vendor: 'Atelier Rive',
  products: [
    {
      title: 'Bougie Figuier',
      description: 'Cire végétale, coulée à la main à Lyon.',
      silhouette: 'candle',
      hue: 110,
      tags: ['maison', 'cadeau'],
      variants: { '180 g': '29.00', '300 g': '45.00' },
    },
    {
      title: 'Plaid en lin',
      description: 'Lin lavé, tissé dans les Vosges.',
      silhouette: 'textile',
      hue: 260,
      tags: ['maison'],
      variants: { Écru: '95.00', Ardoise: '95.00' },
    },
    {
      title: 'Bol en grès',
      description: 'Tourné à la main, émail mat.',
      silhouette: 'bowl',
      hue: 190,
      tags: ['cuisine'],
      variants: { 'Default Title': '27.50' },
    },
    {
      title: 'Savon liquide à l’olive',
      description: 'Huile d’olive et romarin.',
      silhouette: 'bottle',
      hue: 78,
      tags: ['bain'],
      variants: { '300 ml': '16.90', 'Recharge 1 l': '39.90' },
      sellingPlan: 'Tous les mois',
    },
    {
      title: 'Lampe Papier',
      description: 'Papier plié, lumière chaude.',
      silhouette: 'lamp',
      hue: 40,
      tags: ['maison'],
      variants: { Petite: '59.00', Grande: '84.00' },
    },
    {
      title: 'Coffret du dimanche',
      description: 'Une bougie, un savon et une douceur.',
      silhouette: 'box',
      hue: 325,
      tags: ['cadeau'],
      variants: { 'Default Title': '69.00' },
    },
  ],
  collections: { Lumières: [0, 4, 5], Cuisine: [2, 3], 'Cabinet des amis': [1, 5] },
  gated: { 'Cabinet des amis': 'insider' },
};

/** Makes the products and collections of a plan. */
export function stock(world: World, plan: CatalogPlan): { products: Product[]; collections: Collection[] } {
  const products = plan.products.map((product, position): Product => ({
    id: takeId(world),
    handle: handleOf(product.title),
    title: product.title,
    description: product.description,
    imageUrl: productImage(product.title, product.silhouette, product.hue),
    vendor: plan.vendor,
    tags: product.tags,
    variants: Object.entries(product.variants).map(([title, price], index) => ({
      id: takeId(world),
      title,
      price,
      sku: `${plan.vendor.slice(0, 1)}${position + 1}-${index + 1}`,
      requiresShipping: true,
    })),
    ...(product.sellingPlan && { sellingPlans: [{ id: takeId(world), name: product.sellingPlan }] }),
  }));
  const collections = Object.entries(plan.collections).map(([title, positions]): Collection => ({
    id: takeId(world),
    handle: handleOf(title),
    title,
    productIds: positions.flatMap((position) => products[position]?.id ?? []),
    requiredTag: plan.gated[title] ?? null,
  }));
  return { products, collections };
}

/** The address part Shopify makes from a title: accents and signs go, spaces become hyphens; other scripts stay. */
export function handleOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
