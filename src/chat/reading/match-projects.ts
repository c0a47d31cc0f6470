import { accept, refuse, type Result } from '../../domain/result.ts';
import type { VoteText } from '../command-call.ts';
import { fold } from './fold.ts';

export interface NoSuchProject {
  readonly code: 'UNKNOWN_PROJECT';
  /** As typed. */
  readonly typed: string;
}

const SEPARATORS = /^[\s、,，;；/.。+]+/u;
const PIECE = /^[^\s、,，;；/]+/u;
/** 我投充电棚和路灯 */
const JOINING = /^(?:和|与|及|以及|还有)/u;

/** Return the positions, from 0, of the projects that were chosen. */
export function matchProjects(
  projects: readonly string[],
  choice: VoteText,
): Result<readonly number[], NoSuchProject> {
  switch (choice.kind) {
    case 'none':
      return accept([]);
    case 'numbers':
      return byNumbers(projects, choice.numbers);
    case 'names':
      return byNames(projects, choice.names);
  }
}

function byNumbers(
  projects: readonly string[],
  numbers: readonly number[],
): Result<readonly number[], NoSuchProject> {
  const wrong = numbers.find((number) => number < 1 || number > projects.length);
  return wrong === undefined
    ? accept(numbers.map((number) => number - 1))
    : refuse({ code: 'UNKNOWN_PROJECT', typed: String(wrong) });
}

/** Whole names first, which may hold signs; else a piece that only one name contains. */
function byNames(projects: readonly string[], typed: string): Result<readonly number[], NoSuchProject> {
  const names = projects.map(comparable);
  const found: number[] = [];
  let rest = typed.trim();
  while (rest !== '') {
    const next = wholeName(names, rest) ?? partOfName(names, rest);
    if (next === undefined) return refuse({ code: 'UNKNOWN_PROJECT', typed: PIECE.exec(rest)?.[0] ?? rest });
    found.push(next.position);
    rest = rest.slice(next.length).replace(SEPARATORS, '');
    if (wholeName(names, rest) === undefined) rest = rest.replace(JOINING, '').replace(SEPARATORS, '');
  }
  return accept(found);
}

interface Match {
  readonly position: number;
  /** How much of the text it took. */
  readonly length: number;
}

function wholeName(names: readonly string[], rest: string): Match | undefined {
  const matches = names.flatMap((name, position) => {
    const length = lengthAtHead(name, rest);
    return length === undefined ? [] : [{ position, length }];
  });
  return matches.sort((a, b) => b.length - a.length)[0];
}

/** How many characters of the text the name takes, spaces and widths aside; undefined when it does not begin so. */
function lengthAtHead(name: string, rest: string): number | undefined {
  for (let length = name.length; length <= rest.length; length += 1) {
    const head = comparable(rest.slice(0, length));
    if (head === name) return length;
    if (!name.startsWith(head)) return undefined;
  }
  return undefined;
}

/** A piece, or what stands in it before 和, that only one name contains. */
function partOfName(names: readonly string[], rest: string): Match | undefined {
  const piece = PIECE.exec(rest)?.[0] ?? '';
  const before = /^.+?(?=和|与|及)/u.exec(piece)?.[0];
  return [piece, before].flatMap((part) => (part === undefined ? [] : (onlyOneWith(names, part) ?? [])))[0];
}

function onlyOneWith(names: readonly string[], typed: string): Match | undefined {
  const part = comparable(typed);
  const fits = names.flatMap((name, position) => (part !== '' && name.includes(part) ? [position] : []));
  const [position] = fits;
  return fits.length === 1 && position !== undefined ? { position, length: typed.length } : undefined;
}

function comparable(name: string): string {
  return fold(name).replaceAll(/\s+/gu, '');
}
