import { expect, test } from 'vitest';
import { createTestSandbox } from '../testing/sandbox.ts';
import { install, uninstall, updateScopes } from './installation.ts';

test('a managed installation grants the scopes of the app and sends nothing', () => {
  const sandbox = createTestSandbox({ installed: false });
  expect(sandbox.luma.installation).toBeNull();
  install(sandbox, sandbox.luma);
  expect(sandbox.luma.installation?.scopes).toEqual([...sandbox.app.scopes].sort());
  expect(sandbox.sentWebhooks).toEqual([]);
});

test('an uninstall removes the installation first and then sends the shop, with its id as a bare number', () => {
  const sandbox = createTestSandbox();
  uninstall(sandbox, sandbox.rive);
  uninstall(sandbox, sandbox.rive);
  expect(sandbox.rive.installation).toBeNull();
  expect(sandbox.sentWebhooks.map(({ topic }) => topic)).toEqual(['app/uninstalled']);
  expect(sandbox.sentWebhooks[0]?.json).toContain(`"id":${sandbox.rive.id},`);
  expect(sandbox.sentWebhooks[0]?.body).toMatchObject({
    myshopify_domain: 'atelier-rive.myshopify.com',
    currency: 'EUR',
    iana_timezone: 'Europe/Paris',
  });
});

test('installing again after an uninstall starts a new installation', () => {
  const sandbox = createTestSandbox();
  const first = sandbox.luma.installation?.id;
  uninstall(sandbox, sandbox.luma);
  expect(install(sandbox, sandbox.luma).id).not.toBe(first);
});

test('other scopes are told once, with what was before', () => {
  const sandbox = createTestSandbox();
  const wider = [...sandbox.app.scopes, 'read_products'];
  updateScopes(sandbox, sandbox.luma, wider);
  updateScopes(sandbox, sandbox.luma, wider);
  expect(sandbox.sentWebhooks).toHaveLength(1);
  expect(sandbox.sentWebhooks[0]).toMatchObject({
    topic: 'app/scopes_update',
    body: { previous: [...sandbox.app.scopes].sort(), current: [...wider].sort() },
  });
});
