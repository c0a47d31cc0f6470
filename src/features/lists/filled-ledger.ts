import type { Assignment } from '../../domain/assignment/assignment.ts';
import { type FilledRow, filledRows, type FilledShare } from '../../domain/lists/filled-row.ts';
import { tableIn } from '../../domain/lists/table.ts';
import { displayNumber, intakeLabel } from '../../domain/suggestion/suggestion.ts';
import { listUnits } from '../../storage/roster.ts';
import { ownShare, unitMatters } from '../assignments/own-share.ts';
import { noteSignOff } from '../assignments/sign-off.ts';
import { matchUnit } from '../assignments/units.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { answer } from '../speaking/speak.ts';
import { isSpreadsheetName } from '../../chat/spreadsheet-name.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

/**
 * 一次性回填表: a unit sends back its ledger, filled in. 签收日期 signs, 承办人 and 承办人电话 are noted, on the day on which it
 * came; what has words of its own (沟通, 答复) is not taken from a list. False when the file is no ledger of the unit's.
 */
export async function takeFilledLedger(context: CommandContext): Promise<boolean> {
  if (context.actor.unitIds.length === 0) return false;
  const rows = await rowsOf(context);
  if (rows.length === 0) return false;
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  const held = matters.flatMap((matter) => {
    const row = rows.find(({ names }) => names.some((name) => isNumberOf(matter, name)));
    const share = ownShare(context, matter);
    return row === undefined || share === undefined ? [] : [{ row, share }];
  });
  if (held.length === 0) return false;
  const count = { signed: 0, noted: 0, same: 0 };
  for (const { row, share } of held)
    count[await takeRow(context, share.assignment, row.of(share.unit.id))] += 1;
  await answer(context, count.same === held.length ? 'lists/filled-nothing' : 'lists/filled', {
    person: context.actor.name,
    ...count,
  });
  return true;
}

async function rowsOf({ attachments, work, congress }: CommandContext): Promise<readonly FilledRow[]> {
  const files = attachments.filter(({ name }) => isSpreadsheetName(name));
  if (files.length === 0) return [];
  const units = await listUnits(work.tx, congress.id);
  const rows: FilledRow[] = [];
  for (const { name, data } of files) {
    const read = await readSpreadsheet({ name, bytes: Buffer.from(data, 'base64') });
    const tables = read.ok ? read.value.flatMap((sheet) => tableIn(sheet) ?? []) : [];
    rows.push(...tables.flatMap((table) => filledRows(table, (typed) => matchUnit(units, typed)?.id)));
  }
  return rows;
}

function isNumberOf({ suggestion }: Matter, name: string): boolean {
  return name === displayNumber(suggestion) || name === intakeLabel(suggestion.intakeNumber);
}

async function takeRow(
  context: CommandContext,
  assignment: Assignment,
  { signed, handler, phone }: FilledShare,
): Promise<'signed' | 'noted' | 'same'> {
  const details = {
    ...(handler === undefined || handler === assignment.handlerName ? {} : { handlerName: handler }),
    ...(phone === undefined || phone === assignment.handlerPhone ? {} : { handlerPhone: phone }),
  };
  const told = Object.keys(details).length > 0;
  if (!told && (!signed || assignment.state !== 'issued')) return 'same';
  if (!signed && assignment.state === 'issued') {
    const entry = { action: 'assignment.details_noted' };
    await saveAssignment(context.work, assignment, { ...assignment, ...details }, entry);
    return 'noted';
  }
  await noteSignOff(context, assignment, details);
  return assignment.state === 'issued' ? 'signed' : 'noted';
}
