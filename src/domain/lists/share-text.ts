import { answers } from '../assignment/assignment.ts';
import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { type Cell, dateOf, textOf, unspaced } from './cell.ts';
import type { SuggestionColumn } from './columns.ts';
import type { LedgerCommitment, LedgerContact, LedgerShare } from './ledger-matter.ts';
import { codeOf, METHOD_WORDS } from './words.ts';

/** Columns that say something of each unit. */
export const SHARE_COLUMNS = [
  'replyDue',
  'signedOffOn',
  'handler',
  'phone',
  'before',
  'during',
  'after',
  'repliedOn',
  'documentNumber',
  'outcome',
  'commitments',
] as const satisfies readonly SuggestionColumn[];
export type ShareColumn = (typeof SHARE_COLUMNS)[number];

export const DATE_SHARE_COLUMNS: readonly ShareColumn[] = ['replyDue', 'signedOffOn', 'repliedOn'];

/** Something said of one unit, or of all that it can mean; `text` in the one spelling of `shareText`. */
export interface UnitValue {
  readonly unitId?: string;
  readonly text: string;
}

/** What the column tells of one unit, in one spelling; `undefined` when there is nothing. */
export function shareText(share: LedgerShare, column: ShareColumn): string | undefined {
  switch (column) {
    case 'replyDue':
      return share.replyDue;
    case 'signedOffOn':
      return share.signedOffOn;
    case 'handler':
      return oneLine(share.handler);
    case 'phone':
      return oneLine(share.phone);
    case 'before':
    case 'during':
    case 'after':
      return contactsText(share.contacts.filter(({ stage }) => stage === column));
    case 'repliedOn':
      return share.reply?.repliedOn;
    case 'documentNumber':
      return oneLine(share.reply?.documentNumber);
    case 'outcome':
      return share.reply?.outcome;
    case 'commitments':
      return commitmentsText(share.commitments);
  }
}

/** Whom a value without a unit's name is meant for: those who answer the deputy; a sign-off is everybody's. */
export function isMeant({ role }: Pick<LedgerShare, 'role'>, column: ShareColumn): boolean {
  return column === 'signedOffOn' || answers(role);
}

/**
 * One value alone where it says it all: everyone it is meant for has it, and nobody else has one. Else a line for each
 * unit that has one, 区住建局:2026-05-28. An assisting unit's date is that of its opinion, and in no column.
 */
export function sharesText(shares: readonly LedgerShare[], column: ShareColumn): string {
  const told = shares
    .filter((share) => column !== 'replyDue' || answers(share.role))
    .map((share) => ({ share, text: shareText(share, column) ?? '' }));
  const meant = told.filter(({ share }) => isMeant(share, column));
  const others = told.filter(({ share }) => !isMeant(share, column));
  const [first] = meant;
  if (meant.every(({ text }) => text === first?.text) && others.every(({ text }) => text === ''))
    return first?.text ?? '';
  return told
    .flatMap(({ share, text }) => (text === '' ? [] : [`${unspaced(share.unit)}:${text}`]))
    .join('\n');
}

/** Read what `sharesText` writes, and how people write it; a value that is none for the column is left to `bad`. */
export function readShares(
  cell: Cell,
  column: ShareColumn,
  unitNamed: (name: string) => string | undefined,
): { readonly values: readonly UnitValue[]; readonly bad: readonly string[] } {
  const values: UnitValue[] = [];
  const bad: string[] = [];
  for (const { unitId, rest } of linesOf(cell, unitNamed)) {
    const text = canonical(rest, column);
    if (text === undefined) bad.push(textOf(rest));
    else values.push({ text, ...(unitId === undefined ? {} : { unitId }) });
  }
  return { values, bad };
}

function linesOf(
  cell: Cell,
  unitNamed: (name: string) => string | undefined,
): { readonly unitId?: string; readonly rest: Cell }[] {
  if (typeof cell !== 'string') return [{ rest: cell }];
  const lines = cell.split(/\n/u).filter((line) => line.trim() !== '');
  const named = lines.map((line) => {
    const [, name = '', rest = ''] = /^([^:：]+)[:：](.*)$/su.exec(line.normalize('NFKC')) ?? [];
    const unitId = unitNamed(name.trim());
    return unitId === undefined ? undefined : { unitId, rest: rest.trim() };
  });
  const found = named.filter((it) => it !== undefined);
  // Lines without a unit are one value with line breaks.
  return found.length === lines.length ? found : [{ rest: cell }];
}

function canonical(cell: Cell, column: ShareColumn): string | undefined {
  if (DATE_SHARE_COLUMNS.includes(column)) return dateOf(cell);
  if (column === 'before' || column === 'during' || column === 'after') {
    const contacts = readContacts(textOf(cell), column);
    return contacts === undefined ? undefined : contactsText(contacts);
  }
  if (column === 'commitments') return commitmentsText(readCommitments(textOf(cell)));
  return oneLine(textOf(cell));
}

/** Return the contacts of a stage (2026-03-20 面谈;2026-04-01 电话); `undefined` when one has no day. */
export function readContacts(text: string, stage: LedgerContact['stage']): LedgerContact[] | undefined {
  const contacts: LedgerContact[] = [];
  for (const piece of text.split(/[;；\n]/u).filter((it) => it.trim() !== '')) {
    const [, day = '', method = ''] = /^\s*(\S+?日?)(?:[\s,，/]+(\S+))?\s*$/su.exec(piece) ?? [];
    const heldOn = dateOf(day);
    if (heldOn === undefined) return undefined;
    contacts.push({
      stage,
      heldOn,
      ...(method === '' ? {} : { method: codeOf(METHOD_WORDS, method) ?? method }),
    });
  }
  return contacts;
}

function contactsText(contacts: readonly LedgerContact[]): string | undefined {
  const told = contacts
    .map(({ heldOn, method }) => [heldOn, methodWord(method)].filter((it) => it !== '').join(' '))
    .toSorted();
  return told.length === 0 ? undefined : told.join('；');
}

function methodWord(method: string | undefined): string {
  if (method === undefined) return '';
  const words: Readonly<Record<string, readonly string[]>> = METHOD_WORDS;
  return (words[method]?.[0] ?? method).replaceAll(/\s+/gu, '');
}

/** 加装路灯(2026-12-31前);公示方案 */
export function readCommitments(text: string): LedgerCommitment[] {
  return text
    .split(/[;；\n]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, matter, day] = /^(.*?)\((\d{4}-\d{2}-\d{2})前\)$/su.exec(piece.normalize('NFKC')) ?? [];
      const dueOn = parseCivilDate(day ?? '');
      return matter === undefined || dueOn === undefined ? { matter: piece } : { matter, dueOn };
    });
}

function commitmentsText(commitments: readonly LedgerCommitment[]): string | undefined {
  const told = commitments.map(({ matter, dueOn }) => `${withoutBreaks(matter)}${until(dueOn)}`).toSorted();
  return told.length === 0 ? undefined : told.join('；');
}

function until(dueOn: CivilDate | undefined): string {
  return dueOn === undefined ? '' : `(${dueOn}前)`;
}

function oneLine(text: string | undefined): string | undefined {
  const line = text?.replaceAll(/\s+/gu, ' ').trim();
  return line === '' ? undefined : line;
}

/** A line break parts units, a semicolon parts promises. */
function withoutBreaks(text: string): string {
  return text.replaceAll(/[;；\s]+/gu, ' ').trim();
}
