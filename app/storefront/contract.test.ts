import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { publishedInviteMetafield, publishedProgramMetafield } from '#app/domain/invite/published.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { publicTexts } from '#app/i18n/shopper/public-text.ts';
import { inviteAnswerSchema, publicTextSchema, publishedInviteSchema, publishedProgramSchema } from './contract.ts';

const extension = 'extensions/referral-theme';
const read = (folder: string) =>
  readdirSync(path.join(extension, folder))
    .map((name) => readFileSync(path.join(extension, folder, name), 'utf8'))
    .join('\n');
// Without what only authors read, and without addresses such as invite.json.
const liquid = (read('blocks') + read('snippets'))
  .replace(/\{%-? (comment|doc) -?%\}.*?\{%-? end\1 -?%\}/gs, '')
  .replaceAll('/invite.json', '');
const script = read('assets');

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
});

test('the theme looks where the app writes', () => {
  const { namespace, key } = publishedProgramMetafield;
  expect(liquid).toContain(`app.metafields.${namespace}.${key}.value`);
  expect(liquid).toContain(
    `customer.metafields['${publishedInviteMetafield.namespace}'].${publishedInviteMetafield.key}.value`,
  );
});

test('the script reads what the app answers', () => {
  const known = inviteAnswerSchema.options.flatMap((option) => Object.keys(option.shape));
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
    invitePath: '/apps/ricochet',
    texts: publicTexts(defaultProgramSettings, true),
  };
  expect(publishedProgramSchema.safeParse(program).success).toBe(true);
  expect(publishedProgramSchema.safeParse({ ...program, email: 'x' }).success).toBe(false);
  expect(publishedProgramSchema.safeParse({ ...program, invitePath: 'https://evil.example' }).success).toBe(false);
  expect(publishedProgramSchema.safeParse({ ...program, invitePath: '//evil.example' }).success).toBe(false);
});
