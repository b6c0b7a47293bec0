import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  publishedActiveMetafield,
  publishedInviteMetafield,
  publishedProgramMetafield,
} from '#app/domain/invite/published.ts';
import { shareChannels } from '#app/domain/invite/channel.ts';
import { surfaces } from '#app/domain/invite/surface.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { publicTexts } from '#app/i18n/shopper/public-text.ts';
import {
  inviteAnswerSchema,
  joinAnswerSchema,
  publicTextSchema,
  publishedInviteSchema,
  publishedProgramSchema,
  shareFormSchema,
} from './contract.ts';

const extension = 'extensions/referral-theme';
const read = (folder: string) =>
  readdirSync(path.join(extension, folder))
    .map((name) => readFileSync(path.join(extension, folder, name), 'utf8'))
    .join('\n');
// Without what only authors read, and without addresses such as invite.json.
const liquid = (read('blocks') + read('snippets'))
  .replace(/\{%-? (comment|doc) -?%\}.*?\{%-? end\1 -?%\}/gs, '')
  .replaceAll('/invite.json', '');
const script = readFileSync(path.join(extension, 'assets/share.js'), 'utf8');
const blocks = readdirSync(path.join(extension, 'blocks'));

/** The fields that the theme reads of `object`. */
function fieldsOf(object: string): string[] {
  return [
    ...new Set([...liquid.matchAll(new RegExp(`\\b${object}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? '')),
  ].sort();
}

test('the theme reads every field of the published program and no other', () => {
  expect(fieldsOf('program').filter((field) => field !== 'value')).toEqual(
    Object.keys(publishedProgramSchema.shape).sort(),
  );
  expect(fieldsOf('offer')).toEqual(Object.keys(publicTextSchema.shape).sort());
});

test('the theme reads every field of the published invite and no other', () => {
  expect(fieldsOf('invite').filter((field) => field !== 'value')).toEqual(
    Object.keys(publishedInviteSchema.shape).sort(),
  );
  expect(fieldsOf('figures')).toEqual(Object.keys(publishedInviteSchema.shape.figures.shape).sort());
});

test('the theme looks where the app writes', () => {
  const { namespace, key } = publishedProgramMetafield;
  expect(liquid).toContain(`app.metafields.${namespace}.${key}.value`);
  expect(liquid).toContain(
    `customer.metafields['${publishedInviteMetafield.namespace}'].${publishedInviteMetafield.key}.value`,
  );
});

test.each(blocks)('%s is not there while no program runs', (file) => {
  const { namespace, key } = publishedActiveMetafield;
  expect(readFileSync(path.join(extension, 'blocks', file), 'utf8')).toContain(
    `"available_if": "{{ app.metafields.${namespace}.${key} }}"`,
  );
});

test('the theme shares by the channels that are counted, from surfaces that are known', () => {
  const ordered = /assign channels = '([\w,]+)'/.exec(liquid)?.[1]?.split(',') ?? [];
  const named = [...liquid.matchAll(/data-channel="(\w+)"/g)].map((match) => match[1]);
  expect([...new Set([...ordered, ...named])].sort()).toEqual([...shareChannels].sort());
  const places = [...liquid.matchAll(/surface: '(\w+)'/g)].map((match) => match[1]);
  expect(surfaces).toEqual(expect.arrayContaining([...new Set(places)]));
  const [, sent = ''] = /new URLSearchParams\(\{([^}]*)\}\)/.exec(script) ?? [];
  const fields = sent.split(',').map((field) => field.split(':')[0]?.trim());
  expect(fields.sort()).toEqual(['channel', 'id', 'surface']);
  expect(Object.keys(shareFormSchema.shape)).toEqual(expect.arrayContaining(fields));
});

test('the script reads what the app answers', () => {
  const answers = [...inviteAnswerSchema.options, ...joinAnswerSchema.options];
  const known = answers.flatMap((option) => Object.keys(option.shape));
  const used = [...script.matchAll(/\banswer\.(\w+)/g)].map((match) => match[1]);
  expect(used.length).toBeGreaterThan(0);
  expect(known).toEqual(expect.arrayContaining(used));
  expect(
    inviteAnswerSchema.safeParse({
      status: 'ready',
      code: 'ADA-K7Q',
      link: 'https://luma.example/apps/ricochet/i/ADA-K7Q',
    }).success,
  ).toBe(true);
});

test('a program with a field too many or an unsafe path is not published', () => {
  const program = {
    active: true,
    joinByEmail: false,
    welcomed: null,
    invitePath: '/apps/ricochet',
    texts: publicTexts(defaultProgramSettings, true),
  };
  expect(publishedProgramSchema.safeParse(program).success).toBe(true);
  expect(publishedProgramSchema.safeParse({ ...program, email: 'x' }).success).toBe(false);
  expect(publishedProgramSchema.safeParse({ ...program, invitePath: 'https://evil.example' }).success).toBe(false);
  expect(publishedProgramSchema.safeParse({ ...program, invitePath: '//evil.example' }).success).toBe(false);
});
