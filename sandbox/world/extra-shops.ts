import type { Person } from './cast.ts';
import type { CatalogPlan } from './catalog.ts';
import type { ShopPlan } from './people.ts';

/** Shops that are opened on request: prices without decimals, and with three. */
export type ExtraShop = 'hoshi' | 'marsa';

interface Extra {
  plan: ShopPlan;
  catalog: CatalogPlan;
  cast: Person[];
}

export const EXTRA_SHOPS: Record<ExtraShop, Extra> = {
  hoshi: {
    plan: {
      domain: 'hoshi-zakka.myshopify.com',
      name: '星雑貨店',
      email: 'konnichiwa@hoshi-zakka.example',
      currency: 'JPY',
      timeZone: 'Asia/Tokyo',
      locale: 'ja',
      countryCode: 'JP',
      firstOrderNumber: 3001,
      shippingPrice: '600',
      presentmentCurrencies: [{ currency: 'USD', rate: '0.0066' }],
    },
    catalog: {
      vendor: '星雑貨店',
      products: [
        {
          title: '和ろうそく',
          description: '一本ずつ手で巻いたろうそくです。',
          silhouette: 'candle',
          hue: 12,
          tags: ['home'],
          variants: { 'Default Title': '1980' },
        },
        {
          title: '麻のブランケット',
          description: '洗うほどやわらかくなります。',
          silhouette: 'textile',
          hue: 210,
          tags: ['home'],
          variants: { 生成り: '12800', 藍: '13800' },
        },
      ],
      collections: { 新着: [0, 1] },
      gated: {},
    },
    cast: [
      {
        firstName: '葵',
        lastName: '佐藤',
        email: 'aoi@example.jp',
        phone: '+819012345601',
        locale: 'ja',
        homes: [
          {
            address1: '神楽坂3-2-1',
            city: '新宿区',
            zip: '162-0825',
            province: '東京都',
            country: 'Japan',
            countryCode: 'JP',
          },
        ],
        customerForDays: 200,
        orders: [{ daysAgo: 90, items: [[0, 2]] }],
      },
      {
        firstName: '蓮',
        lastName: '田中',
        email: 'ren@example.jp',
        locale: 'ja',
        homes: [],
        customerForDays: 2,
      },
    ],
  },
  marsa: {
    plan: {
      domain: 'marsa-home.myshopify.com',
      name: 'Marsa Home',
      email: 'salaam@marsa-home.example',
      currency: 'KWD',
      timeZone: 'Asia/Kuwait',
      locale: 'en',
      countryCode: 'KW',
      firstOrderNumber: 4001,
      shippingPrice: '1.500',
      presentmentCurrencies: [{ currency: 'USD', rate: '3.2541' }],
    },
    catalog: {
      vendor: 'Marsa Home',
      products: [
        {
          title: 'Oud Candle',
          description: 'Agarwood and amber, sixty hours.',
          silhouette: 'candle',
          hue: 34,
          tags: ['home'],
          variants: { 'Default Title': '8.750' },
        },
        {
          title: 'Coffee Cups',
          description: 'Six small cups for strong coffee.',
          silhouette: 'bowl',
          hue: 190,
          tags: ['kitchen'],
          variants: { 'Default Title': '12.125' },
        },
      ],
      collections: { Home: [0, 1] },
      gated: {},
    },
    cast: [
      {
        firstName: 'Amal',
        lastName: 'Al-Sabah',
        email: 'amal@example.kw',
        phone: '+96550000101',
        locale: 'en',
        homes: [
          {
            address1: 'Block 4, Street 12',
            city: 'Salmiya',
            zip: '22001',
            province: null,
            country: 'Kuwait',
            countryCode: 'KW',
          },
        ],
        customerForDays: 120,
        orders: [{ daysAgo: 40, items: [[1, 1]] }],
      },
      {
        firstName: 'Faisal',
        lastName: 'Haddad',
        email: 'faisal@example.kw',
        locale: 'en',
        homes: [],
        customerForDays: 1,
      },
    ],
  },
};
