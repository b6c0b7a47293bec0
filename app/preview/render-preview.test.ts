import { describe, expect, test } from 'vitest';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { defaultShopSettings } from '#app/domain/shop/settings.ts';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { renderPreview, type Preview } from './render-preview.tsx';
import { previewSurfaces } from './surfaces.ts';

const friend = { kind: 'percentage', percent: 23 } as const;
const advocate = { kind: 'gift_card', amount: { amountMinor: 1750n, currency: 'EUR' } } as const;
const settings: ProgramSettings = {
  ...defaultProgramSettings,
  friend: offerOf(friend),
  advocate: { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer: offerOf(advocate) }] },
};
const hostile = '<b onclick="x()">Luma</b> {{ shop.name }} {% raw %}';
const shop = { name: hostile, storefrontUrl: 'https://luma.example', proxyPath: '/apps/ricochet', timeZone: 'UTC' };
const now = new Date('2026-11-22T12:00:00Z');

const draw = async (change: Partial<Preview>) =>
  (await renderPreview({
    shop,
    settings,
    look: defaultShopSettings,
    locale: 'en',
    surface: 'block',
    now,
    ...change,
  })) ?? 'nothing';

describe.each(shopperLocales)('in %s', (locale: ShopperLocale) => {
  test.each(previewSurfaces)('the %s says what the draft gives, in that language', async (surface) => {
    const html = await draw({ surface, locale });
    expect(html).toContain(`<html lang="${locale}">`);
    const said = describeBenefit(surface === 'mail' ? advocate : friend, locale);
    expect(html.replaceAll('&#x27;', "'").replaceAll('&#39;', "'")).toContain(said);
  });
});

test.each(previewSurfaces)(
  'nothing in the %s runs, loads from the store, leads anywhere or is read as Liquid',
  async (surface) => {
    const html = await draw({ surface });
    expect(html).not.toMatch(/<script|<link|<template|\shref=|\saction=|src="\/|onclick="x/);
    expect(html).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none'/);
    expect(html.replaceAll('&#123;', '{').replaceAll('&#125;', '}')).not.toMatch(/\{\{(?! shop\.name)|\{%(?! raw)/);
    expect(html).toContain('&lt;b onclick=');
  },
);

test('without a reward for advocates there is no mail to show', async () => {
  const none = { ...settings, advocate: { ...settings.advocate, tiers: [] } };
  expect(await draw({ settings: none, surface: 'mail' })).toBe('nothing');
});

test('the shop’s colour and words are those that are given, saved or not', async () => {
  const look = {
    brand: { ...defaultShopSettings.brand, accent: '#1f6f54' },
    words: { en: { 'landing.conditions': 'House rules' } },
  };
  const html = await draw({ look, surface: 'landing' });
  expect(html).toContain('#1f6f54');
  expect(html).toContain('House rules');
});
