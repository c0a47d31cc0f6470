import ts from 'typescript';
import type { Texts } from '../../src/scripts/texts.ts';
import { placeOf, type Source } from './source.ts';

/** A text key in the code, with the names of the values beside it where they are written out. */
export interface TextUse {
  readonly place: string;
  readonly key: string;
  readonly values: readonly string[] | undefined;
  /** The key is given to something that renders it, so it must exist. */
  readonly isCertain: boolean;
}

const KEY = /^[a-z][a-z-]*\/[a-zA-Z][\w-]*(?:\.[\w-]+)*$/;

/**
 * Return the uses of texts: `render('feature/moment', { … })`, `{ template: 'feature/moment', values: { … } }`,
 * and any other literal that begins with a feature. Keys are written out whole, never put together: only so
 * can they be found.
 */
export function textUses(sources: readonly Source[], features: ReadonlySet<string>): readonly TextUse[] {
  return sources.flatMap((source) =>
    source.nodes.flatMap((node) => {
      if (!ts.isStringLiteralLike(node) || !KEY.test(node.text) || isModuleName(node)) return [];
      const context = contextOf(node);
      const isKnown = features.has(node.text.slice(0, node.text.indexOf('/')));
      if (!isKnown && !context.isCertain) return [];
      return [{ place: placeOf(source, node), key: node.text, ...context }];
    }),
  );
}

function isModuleName({ parent }: ts.StringLiteralLike): boolean {
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent);
}

function contextOf(node: ts.StringLiteralLike): Pick<TextUse, 'values' | 'isCertain'> {
  const { parent } = node;
  if (ts.isCallExpression(parent) && calledName(parent) === 'render' && parent.arguments[0] === node) {
    return { isCertain: true, values: namesOf(parent.arguments[1]) };
  }
  if (ts.isPropertyAssignment(parent) && nameOf(parent) === 'template') {
    const beside = parent.parent.properties.find((it) => nameOf(it) === 'values');
    return {
      isCertain: true,
      values: beside && ts.isPropertyAssignment(beside) ? namesOf(beside.initializer) : undefined,
    };
  }
  return { isCertain: false, values: undefined };
}

function calledName({ expression }: ts.CallExpression): string | undefined {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : undefined;
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** Return the keys of an object literal, or `undefined` where some of them cannot be read off. */
function namesOf(node: ts.Expression | undefined): readonly string[] | undefined {
  if (!node || !ts.isObjectLiteralExpression(node)) return undefined;
  const names = node.properties.map(nameOf);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Return uses of texts that do not exist, or that get other values than the text has places for. */
export function wrongUses(uses: readonly TextUse[], texts: Texts): readonly string[] {
  return uses.flatMap(({ place, key, values }) => {
    if (!texts.keys.includes(key)) return [`${place} uses ${key}, which bot-scripts/texts does not have`];
    if (values === undefined) return [];
    const places = texts.placeholders(key);
    const missing = places.filter((it) => !values.includes(it));
    const extra = values.filter((it) => !places.includes(it));
    return missing.length + extra.length === 0
      ? []
      : [`${place} renders ${key} without {${missing.join(', ')}} and with {${extra.join(', ')}} too many`];
  });
}

/** Return the texts that nothing uses. */
export function unusedTexts(uses: readonly TextUse[], texts: Texts): readonly string[] {
  const used = new Set(uses.map(({ key }) => key));
  return texts.keys.filter((key) => !used.has(key));
}

const TOO_MANY_LINES = 7;

/** What people must never be shown, and what it is called. */
const UNWANTED: readonly (readonly [string, RegExp])[] = [
  ['a mark #', /[#＃]/],
  ['a clause number', /第[一二三四五六七八九十百零\d]+[条款]|§/],
  ['a hash', /(?<![\dA-Za-z])[\da-f]{8,}(?![\dA-Za-z])/],
  ['a span', /(?<![\dA-Za-z])\d+(?:wd|m|d)(?![\dA-Za-z])/],
];

/** Return what is wrong with the wording of a text, as people would see it: the values are left out. */
export function wordingMistakes(text: string): readonly string[] {
  const lines = text.split('\n').length;
  return [
    ...(lines >= TOO_MANY_LINES ? [`${String(lines)} lines; six fit on a telephone`] : []),
    ...UNWANTED.filter(([, pattern]) => pattern.test(text)).map(([what]) => what),
  ];
}
