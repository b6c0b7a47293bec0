import { expect, test } from 'vitest';
import { scopeTable } from './admin-scope-table.ts';

test.each([
  ['`read_a` access scope or `read_b` access scope.', ['read_a', 'read_b'], [['read_a', 'read_b']]],
  [
    '`write_a` access scope as well as any of `write_b`, `write_c` access scopes.',
    ['write_a', 'write_b', 'write_c'],
    [['write_a'], ['write_b', 'write_c']],
  ],
  [
    '`read_a` access scope and (`read_b` access scope or `read_c` access scope).',
    ['read_a', 'read_b', 'read_c'],
    [['read_a'], ['read_b', 'read_c']],
  ],
  ['`read_a` access scope. Also: Requires `read_b` access scope.', ['read_a', 'read_b'], [['read_a'], ['read_b']]],
])('%s', (requiredAccess, offlineScopes, groups) => {
  const table = scopeTable([{ type: 'field', typeName: 'Mutation', fieldName: 'doIt', requiredAccess, offlineScopes }]);
  expect(table).toEqual({ 'Mutation.doIt': { groups, text: requiredAccess } });
});

test('what needs no scope is not in the table', () => {
  expect(scopeTable([{ type: 'type', typeName: 'Shop', requiredAccess: '', offlineScopes: [] }])).toEqual({});
});
