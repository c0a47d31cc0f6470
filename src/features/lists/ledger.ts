import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { LISTS } from '../../domain/lists/columns.ts';
import type { LedgerMatter } from '../../domain/lists/ledger-matter.ts';
import { ledgerCell } from '../../domain/lists/ledger-row.ts';
import { storeFile } from '../../storage/files.ts';
import { loadLedger } from '../../storage/ledger.ts';
import type { CommandContext, Room } from '../context.ts';
import { isOutOfReach, noteWhispered, say, sendFile, whisper } from '../speaking/speak.ts';
import { conditionOf } from './ledger-condition.ts';
import { type Scope, scopesOf, within } from './ledger-scope.ts';
import { type WrittenSheet, writeSpreadsheet, XLSX_TYPE } from './write-spreadsheet.ts';

/** 表格: the ledger as a spreadsheet, of what the person may see; privately, but in the staff group for all there. */
export async function ledger(context: CommandContext, call: Call<'ledger'>): Promise<void> {
  const person = context.actor.name;
  const condition = await conditionOf(context, call.condition ?? '');
  if ('unknown' in condition)
    return whisper(context, 'lists/ledger.condition-unknown', { person, condition: condition.unknown });
  const found: Found[] = [];
  for (const scope of await scopesOf(context)) {
    const where = { AND: [scope.where, condition.where] };
    found.push({ scope, matters: await loadLedger(context.work.tx, context.congress.id, where) });
  }
  const filled = found.filter(({ matters }) => matters.length > 0);
  const [first] = filled.length > 0 ? filled : found;
  if (first === undefined) return whisper(context, 'lists/ledger.nobody', { person });
  const what = nameOf(context, first.scope.kind);
  if (filled.length === 0) return whisper(context, 'lists/ledger.none', { person, what });
  if (isOutOfReach(context) && !isForStaff(context))
    return whisper(context, 'lists/ledger.none', { person, what });
  await send(context, { filled, what });
}

/** What a ledger is called; a text key each, so that none is missing. */
function nameOf({ texts }: CommandContext, kind: Scope['kind']): string {
  switch (kind) {
    case 'all':
      return texts.render('lists/ledger.all', {});
    case 'unit':
      return texts.render('lists/ledger.unit', {});
    case 'system':
      return texts.render('lists/ledger.system', {});
    case 'own':
      return texts.render('lists/ledger.own', {});
  }
}

interface Found {
  readonly scope: Scope;
  readonly matters: readonly LedgerMatter[];
}

async function send(
  context: CommandContext,
  { filled, what }: { readonly filled: readonly Found[]; readonly what: string },
): Promise<void> {
  const here = isForStaff(context);
  const to = here ? context.place.address : context.actor.direct;
  const count = filled.reduce((sum, { matters }) => sum + matters.length, 0);
  const values = { person: context.actor.name, what, count, date: chineseDate(context.today) };
  const file = await stored(context, filled);
  await say(context, { to, class: 'answer', template: 'lists/ledger.sent', values });
  await sendFile(context, { to, class: 'answer' }, file);
  if (!here) await noteWhispered(context);
}

/** In the staff group everyone may have all that staff may have. */
function isForStaff({ place }: CommandContext): boolean {
  return place.group?.kind === 'staff' && place.audience.every(({ roles }) => roles.includes('staff'));
}

/** The file's name says whose ledger it is, and of which day. */
async function stored(context: CommandContext, filled: readonly Found[]) {
  const bytes = await writeSpreadsheet(filled.map((it) => sheetOf(context, it)));
  const [first] = filled;
  const name = `${context.texts.render(`lists/file.${first?.scope.kind ?? 'all'}`, {})}${context.today}.xlsx`;
  const file = { congressId: context.congress.id, name, mediaType: XLSX_TYPE, bytes, at: context.now };
  return { id: await storeFile(context.work.tx, file), name, mediaType: XLSX_TYPE };
}

/** The rows of a scope as a sheet. */
export function sheetOf({ texts }: Pick<Room, 'texts'>, { scope, matters }: Found): WrittenSheet {
  const { columns } = scope;
  return {
    name: texts.render(`lists/sheet.${scope.kind}`, {}),
    titles: columns.map((column) => LISTS.suggestions.columns[column].title),
    rows: matters.map((matter, index) => {
      const told = within(matter, scope);
      return columns.map((column) => ledgerCell(told, column, index + 1));
    }),
  };
}
