import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

/** A parsed file; `path` is from the project's folder, with slashes (`src/domain/result.ts`). */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Every node of the tree, in the order of the text. */
  readonly nodes: readonly ts.Node[];
}

export interface Import {
  readonly specifier: string;
  /** The file it leads to, for a relative specifier. */
  readonly target: string | undefined;
  /** The import is gone after compilation. */
  readonly typeOnly: boolean;
}

const GENERATED = 'src/storage/generated/';

export function parseSource(path: string, text: string): Source {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
  const nodes: ts.Node[] = [];
  collect(tree, nodes);
  return { path, text, tree, nodes };
}

/** Return our own TypeScript under a folder, without what Prisma generates. */
export function readSources(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(GENERATED))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(path, 'utf8')));
}

/** Return what a file imports: statements, re-exports, `import()` and `import('…')` in types. */
export function importsOf(source: Source): readonly Import[] {
  return source.nodes.flatMap((node) => {
    const found = specifierOf(node);
    if (!found) return [];
    const { specifier, typeOnly } = found;
    const target = specifier.startsWith('.')
      ? posix.normalize(join(dirname(source.path), specifier).replaceAll('\\', '/'))
      : undefined;
    return [{ specifier, target, typeOnly }];
  });
}

function specifierOf(node: ts.Node): { specifier: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return first && ts.isStringLiteral(first) ? { specifier: first.text, typeOnly: false } : undefined;
  }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  ) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  return undefined;
}

function collect(node: ts.Node, into: ts.Node[]): void {
  into.push(node);
  ts.forEachChild(node, (child) => {
    collect(child, into);
  });
}

/** Return `path:line` of a node. */
export function placeOf(source: Source, node: ts.Node): string {
  const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
  return `${source.path}:${String(line + 1)}`;
}
