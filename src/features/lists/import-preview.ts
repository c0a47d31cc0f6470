import type { LedgerCell } from '../../domain/lists/ledger-row.ts';
import type { RowProblem } from '../../domain/lists/problem.ts';
import { type Cell, textOf } from '../../domain/lists/cell.ts';
import { storeFile } from '../../storage/files.ts';
import type { Address } from '../../chat/message.ts';
import type { Room } from '../context.ts';
import { choice, say, sendFile, showCard } from '../speaking/speak.ts';
import { busyRows, type ImportPlan, type ListPlan, problemsOf, wrongRows } from './import-plan.ts';
import { writeSpreadsheet, XLSX_TYPE } from './write-spreadsheet.ts';

/** So many problems are told in the chat; the file tells all. */
const TOLD = 10;

export interface Shown {
  readonly to: Address;
  /** The only person who may confirm it. */
  readonly personId: string;
  /** Stored files that the plan was made of. */
  readonly files: readonly string[];
  readonly names: readonly string[];
}

/**
 * Show what lists would change and what is wrong with them, row by row. Nothing is written before it is confirmed;
 * lists with mistakes offer their good rows and nothing else.
 */
export async function showPreview(room: Room, plan: ImportPlan, shown: Shown): Promise<void> {
  const [busy, wrong] = [busyRows(plan), wrongRows(plan)];
  const values = { file: quoted(shown.names), lists: listLines(room, plan), remarks: remarks(room, plan) };
  const told = { to: shown.to, class: 'answer', kind: 'confirm', answerableBy: [shown.personId] } as const;
  const call = { name: 'importList', files: shown.files, expects: plan.digest } as const;
  const cancel = choice('取消', { name: 'cancel' }, { confirmed: true });
  if (wrong === 0 && busy === 0) {
    const empty = plan.lists.every(({ results }) => results.length === 0);
    await say(room, { ...told, template: empty ? 'lists/no-rows' : 'lists/nothing-new', values });
  } else if (wrong === 0) {
    const choices = [choice('确认', { ...call, only: 'all' }, { confirmed: true }), cancel];
    await showCard(room, { ...told, template: 'lists/preview', values: { ...values, count: busy }, choices });
  } else if (busy === 0) {
    const problems = problemLines(room, plan);
    await say(room, {
      ...told,
      template: 'lists/preview-all-wrong',
      values: { ...values, problems, count: wrong },
    });
  } else {
    const choices = [choice('只导入没问题的', { ...call, only: 'good' }, { confirmed: true }), cancel];
    const more = { ...values, problems: problemLines(room, plan), count: wrong, good: busy };
    await showCard(room, { ...told, template: 'lists/preview-some-wrong', values: more, choices });
  }
  if (wrong > 0) await sendProblems(room, plan, shown);
}

/** One line for each list: 代表名册:新增28、更新1、不变1、有问题2. */
export function listLines(room: Room, { lists }: Pick<ImportPlan, 'lists'>): string {
  return lists
    .map(({ list, counts, table }) => {
      const name = room.texts.render(`lists/name.${list}`, {});
      const sheet = lists.filter((it) => it.list === list).length > 1 ? `(${table.sheet})` : '';
      const { new: added, ...rest } = counts;
      return room.texts.render(counts.wrong === 0 ? 'lists/count' : 'lists/count-wrong', {
        ...{
          list: `${name}${sheet}`,
          added,
          changed: rest.changed,
          unchanged: rest.unchanged,
          wrong: rest.wrong,
        },
      });
    })
    .join('\n');
}

/** What of the file means nothing to us, in a line of its own, or nothing. */
function remarks(room: Room, { lists, skipped }: ImportPlan): string {
  const columns = [...new Set(lists.flatMap(({ table }) => table.ignored))];
  const lines = [
    ...(columns.length === 0
      ? []
      : [room.texts.render('lists/ignored-columns', { columns: listed(columns) })]),
    ...(skipped.length === 0 ? [] : [room.texts.render('lists/skipped-sheets', { sheets: listed(skipped) })]),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}`;
}

function problemLines(room: Room, plan: ImportPlan): string {
  const all = plan.lists.flatMap((it) => problemsOf(it).map((problem) => problemLine(room, it, problem)));
  const rest = all.length - TOLD;
  const more = rest > 0 ? [room.texts.render('lists/more-problems', { count: rest })] : [];
  return [...all.slice(0, TOLD), ...more].join('\n');
}

function problemLine(room: Room, { table }: ListPlan, problem: RowProblem): string {
  const { row, column } = problem;
  const text = problemText(room, problem);
  return room.texts.render('lists/problem-line', { sheet: table.sheet, row, column: oneLine(column), text });
}

function problemText({ texts }: Room, { code, value, detail, column }: RowProblem): string {
  return texts.render(`lists/problem.${code}`, {
    value: shortened(value),
    detail: shortened(detail),
    column: oneLine(column),
  });
}

/** The wrong rows as they came, with what is wrong in front: corrected there, the file can be sent again. */
async function sendProblems(room: Room, plan: ImportPlan, { to, names }: Shown): Promise<void> {
  const sheets = plan.lists.filter(({ counts }) => counts.wrong > 0).map((it) => problemSheet(room, it));
  const name = `${(names[0] ?? '').replace(/\.[^.]*$/u, '')}-${room.texts.render('lists/problem-file', {})}.xlsx`;
  const bytes = await writeSpreadsheet(uniquely(sheets));
  const file = { congressId: room.congress.id, name, mediaType: XLSX_TYPE, bytes, at: room.now };
  const id = await storeFile(room.work.tx, file);
  await sendFile(room, { to, class: 'answer' }, { id, name, mediaType: XLSX_TYPE });
}

function problemSheet(room: Room, { table, results }: ListPlan) {
  const titles = [room.texts.render('lists/problem-column', {}), room.texts.render('lists/row-column', {})];
  return {
    name: table.sheet,
    titles: [...titles, ...table.header.map(textOf)],
    rows: results.flatMap(({ row, problems = [] }): LedgerCell[][] => {
      if (problems.length === 0) return [];
      const text = problems.map((it) => `${oneLine(it.column)}:${problemText(room, it)}`).join('\n');
      return [[{ text }, { number: row.row }, ...table.header.map((_, at) => copied(row.raw[at]))]];
    }),
  };
}

/** Sheets of several files may share a name. */
function uniquely<T extends { readonly name: string }>(sheets: readonly T[]): T[] {
  return sheets.map((sheet, index) => {
    const name =
      sheet.name
        .replaceAll(/[\\/?*[\]:']/gu, ' ')
        .slice(0, 26)
        .trim() || 'Sheet';
    const twin = sheets.slice(0, index).some((it) => it.name === sheet.name);
    return { ...sheet, name: twin ? `${name} ${String(index + 1)}` : name };
  });
}

function copied(cell: Cell): LedgerCell {
  if (typeof cell === 'number') return { number: cell };
  const text = textOf(cell);
  return text === '' ? undefined : { text };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join('、');
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).map(oneLine).join('、');
  return names.length > 6 ? `${shown}等` : shown;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}……` : text;
}
