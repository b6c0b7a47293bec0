import ts from 'typescript';
import type { SourceFile } from './source-files.ts';
import type { Finding } from './table.ts';

const impureNames = new Set([
  'process',
  'fetch',
  'console',
  'crypto',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'Promise',
]);
const impureMembers = new Set(['Date.now', 'Math.random']);

/** Finds clocks, chance, I/O and waiting in a file of the domain. */
export function checkPurity(file: SourceFile): Finding[] {
  const found = new Set<string>();
  const visit = (node: ts.Node, parent: ts.Node): void => {
    const impurity = nameImpurity(node, parent);
    if (impurity !== null) found.add(impurity);
    ts.forEachChild(node, (child) => visit(child, node));
  };
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  visit(source, source);
  return [...found].map((impurity) => ({
    path: file.path,
    problem: `${impurity}: the domain takes facts and \`now\``,
  }));
}

function nameImpurity(node: ts.Node, parent: ts.Node): string | null {
  if (ts.isAwaitExpression(node)) return 'await';
  if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))
    return 'async';
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()';
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const member = `${node.expression.text}.${node.name.text}`;
    if (impureMembers.has(member)) return member;
  }
  return ts.isIdentifier(node) && impureNames.has(node.text) && isUse(node, parent) ? node.text : null;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** Whether the identifier stands for the global, not for a member or a key of the same name. */
function isUse(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !ts.isPropertySignature(parent) && !ts.isMethodSignature(parent) && !ts.isParameter(parent);
}
