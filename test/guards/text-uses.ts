import ts from 'typescript';
import type { Texts } from '../../src/scripts/texts.ts';
import { placeOf, type Source } from './source.ts';

/** A text key in the code, with the names of the values beside it where they are written out. */
export interface TextUse {
  readonly place: string;
  /** As written; `*` for a part that is put in when the bot runs. */
  readonly key: string;
  readonly values: readonly string[] | undefined;
  /** The key is given to something that renders it, so it must exist. */
  readonly isCertain: boolean;
}

/** The feature is always written out. */
const KEY = /^[a-z][a-z-]*\/(?:[a-zA-Z*][\w*-]*)(?:\.[\w*-]+)*$/;

/**
 * Return the uses of texts: `render('feature/moment', { … })`, `{ template: 'feature/moment', values: { … } }`,
 * and any other literal that begins with a feature, also one with parts put in (`refusals/${code}`).
 */
export function textUses(sources: readonly Source[], features: ReadonlySet<string>): readonly TextUse[] {
  return sources.flatMap((source) =>
    source.nodes.flatMap((node) => {
      const key = writtenKey(node);
      if (key === undefined || !KEY.test(key) || isModuleName(node)) return [];
      const context = contextOf(node);
      const isKnown = features.has(key.slice(0, key.indexOf('/')));
      // With parts put in, another feature is another kind of thing (`file/${id}`).
      return isKnown || (context.isCertain && !key.includes('*'))
        ? [{ place: placeOf(source, node), key, ...context }]
        : [];
    }),
  );
}

function writtenKey(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce((text, span) => `${text}*${span.literal.text}`, node.head.text);
}

function isModuleName({ parent }: ts.Node): boolean {
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent);
}

function contextOf(node: ts.Node): Pick<TextUse, 'values' | 'isCertain'> {
  const { parent } = node;
  if (ts.isCallExpression(parent) && calledName(parent) === 'render' && parent.arguments[0] === node) {
    return { isCertain: true, values: namesOf(parent.arguments[1]) };
  }
  if (ts.isPropertyAssignment(parent) && nameOf(parent) === 'template') {
    const beside = parent.parent.properties.find((it) => nameOf(it) === 'values');
    return {
      isCertain: beside !== undefined,
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

/** Return uses of texts that do not exist, or that lack a value which the text has a place for. */
export function wrongUses(uses: readonly TextUse[], texts: Texts): readonly string[] {
  return uses.flatMap(({ place, key, values }) => {
    const meant = keysMeant(key, texts);
    if (meant.length === 0) return [`${place} uses ${key}, which bot-scripts/texts does not have`];
    if (values === undefined) return [];
    return meant.flatMap((it) => {
      const missing = texts.placeholders(it).filter((name) => !values.includes(name));
      return missing.length === 0 ? [] : [`${place} renders ${it} without {${missing.join(', ')}}`];
    });
  });
}

function keysMeant(key: string, texts: Texts): readonly string[] {
  const pattern = new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  return texts.keys.filter((it) => pattern.test(it));
}

/** Return the texts that nothing uses. */
export function unusedTexts(uses: readonly TextUse[], texts: Texts): readonly string[] {
  const used = new Set(uses.flatMap(({ key }) => keysMeant(key, texts)));
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
