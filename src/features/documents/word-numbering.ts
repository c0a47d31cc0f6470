import { walkXml } from './walk-xml.ts';

/** The next number of a numbered paragraph, as Word shows it (一、, (1), 2.); empty when it shows none. */
export type NextNumber = (list: string, level: number) => string;

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1` stands for the number of the first level. */
  readonly text: string;
}

interface Numbering {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** The definition behind each list. */
  readonly lists: ReadonlyMap<string, string>;
}

/**
 * Return what numbers the paragraphs of a document: Word counts for itself, and what it counts is not in the text
 * (ECMA-376 part 1, 17.9). Lists of one definition go on counting; a new start is taken from the definition alone.
 */
export function numberingOf(part: Uint8Array | undefined): NextNumber {
  const { levels, lists } = part === undefined ? NONE : readNumbering(part);
  const counts = new Map<string, number[]>();
  return (list, level) => {
    const definition = lists.get(list);
    const own = definition === undefined ? undefined : levels.get(definition);
    const at = own?.get(level);
    if (definition === undefined || own === undefined || at === undefined) return '';
    const before = counts.get(definition) ?? [];
    const current = (before[level] ?? at.start - 1) + 1;
    // What is deeper begins anew.
    const now = Array.from({ length: level }, (_, higher) => before[higher] ?? own.get(higher)?.start ?? 1);
    now.push(current);
    counts.set(definition, now);
    return at.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      return numeral(now[index] ?? 1, own.get(index)?.format ?? at.format);
    });
  };
}

const NONE: Numbering = { levels: new Map(), lists: new Map() };

function readNumbering(part: Uint8Array): Numbering {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, string>();
  let [definition, list, level] = ['', '', -1];
  const change = (values: Partial<Level>): void => {
    const own = levels.get(definition);
    const before = own?.get(level);
    if (before !== undefined) own?.set(level, { ...before, ...values });
  };
  const opened: Readonly<Record<string, (value: (attribute?: string) => string | undefined) => void>> = {
    'w:abstractNum': (value) => {
      definition = value('w:abstractNumId') ?? '';
      levels.set(definition, new Map());
    },
    'w:lvl': (value) => {
      level = Number(value('w:ilvl'));
      levels.get(definition)?.set(level, { start: 1, format: 'decimal', text: '' });
    },
    'w:start': (value) => change({ start: Number(value() ?? 1) || 0 }),
    'w:numFmt': (value) => change({ format: value() ?? '' }),
    'w:lvlText': (value) => change({ text: value() ?? '' }),
    'w:num': (value) => {
      // What a list changes of its definition is not read.
      [list, definition] = [value('w:numId') ?? '', ''];
    },
    'w:abstractNumId': (value) => void lists.set(list, value() ?? ''),
  };
  walkXml(part, { open: (name, value) => opened[name]?.(value) });
  return { levels, lists };
}

const CHINESE = /chinese|japanese|taiwanese|ideograph(?:Digital|Traditional)?/u;

/** ST_NumberFormat (17.18.59), as far as suggestions are numbered so; a bullet is text of its own, others are digits. */
function numeral(count: number, format: string): string {
  if (CHINESE.test(format)) return chineseNumeral(count);
  if (format.startsWith('decimalEnclosedCircle') && count >= 1 && count <= 20)
    return String.fromCharCode(0x2460 + count - 1);
  if (format === 'none') return '';
  return String(count);
}

/** Up to 99; beyond that digits. */
function chineseNumeral(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const digit = (value: number): string => ' 一二三四五六七八九'.charAt(value).trim();
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${digit(ones)}`;
}
