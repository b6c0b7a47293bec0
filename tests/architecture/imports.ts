import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/** Stands for a path that is worked out while running. */
export const computed = '(computed)';

export interface Import {
  specifier: string;
  /** Names taken; null when everything is (a namespace, a side effect, `import()`, `export *`). */
  names: string[] | null;
  isTypeOnly: boolean;
}

/** Every import, re-export and `import()` of a file, with what it takes. */
export function findImports({ path, text }: SourceFile): Import[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = readImport(node);
    if (one !== null) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind));
  return found;
}

function readImport(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, ...readClause(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    const { exportClause, isTypeOnly } = node;
    const names = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : null;
    return { specifier: node.moduleSpecifier.text, ...readNames(names, isTypeOnly) };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const specifier = argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : computed;
    return { specifier, names: null, isTypeOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, names: null, isTypeOnly: true };
  }
  return null;
}

function readClause(clause: ts.ImportClause | undefined): Pick<Import, 'names' | 'isTypeOnly'> {
  const bindings = clause?.namedBindings;
  if (clause?.name !== undefined) return { names: ['default'], isTypeOnly: clause.isTypeOnly };
  return readNames(bindings && ts.isNamedImports(bindings) ? bindings.elements : null, clause?.isTypeOnly ?? false);
}

type Names = readonly (ts.ImportSpecifier | ts.ExportSpecifier)[];

/** `import { type A, b }` takes the value `b` alone. */
function readNames(elements: Names | null, isTypeOnly: boolean): Pick<Import, 'names' | 'isTypeOnly'> {
  if (elements === null || elements.length === 0) return { names: null, isTypeOnly };
  const values = elements.filter((element) => !element.isTypeOnly);
  return {
    names: values.map(({ name, propertyName }) => (propertyName ?? name).text),
    isTypeOnly: isTypeOnly || values.length === 0,
  };
}
