import { isSpreadsheetName } from '../../chat/spreadsheet-name.ts';
import type { CommandContext } from '../context.ts';
import { deputyOf } from '../context.ts';
import { unitMatters } from '../assignments/own-share.ts';
import { reportClue } from '../clues/report.ts';
import { askAboutFile } from '../inquiries/file.ts';
import { takeFilledLedger } from '../lists/filled-ledger.ts';
import { previewLists } from '../lists/import.ts';
import { takeReplyFile } from '../replies/ask-matter.ts';
import { offerHandOver } from '../suggestions/hand-over.ts';
import { submit } from '../suggestions/submit.ts';
import { wordFilesOf } from '../suggestions/word-file.ts';

/**
 * A file without a word, in the direct chat: a spreadsheet from staff is a list to import, the ledger of a unit is
 * taken back filled in, a Word file from a deputy is a suggestion, and what else a deputy sends may be written down by the office. Whoever has matters of a unit to answer
 * is asked which one the file answers; everybody in a group is asked what it is.
 */
export async function takeFile(context: CommandContext): Promise<void> {
  const { attachments, actor } = context;
  if (context.place.group !== undefined || attachments.length === 0) return askAboutFile(context);
  if (actor.roles.includes('staff') && attachments.some(({ name }) => isSpreadsheetName(name)))
    return previewLists(context);
  if ((await takeFilledLedger(context)) || (await takeReplyFile(context))) return;
  const isCouncillor = actor.roles.includes('councillor') && deputyOf(actor) === undefined;
  // A councillor (议政代表) makes no suggestions: a picture alone is a clue, whose words are asked for.
  if (isCouncillor && attachments.every(({ kind }) => kind === 'image'))
    return reportClue(context, { name: 'clue', body: '' });
  if (deputyOf(actor) === undefined || (await hasMattersToAnswer(context))) return askAboutFile(context);
  if (wordFilesOf(context).length > 0)
    return submit(context, { name: 'submit', suggestion: { cosigners: [], units: [] } });
  await offerHandOver(context, templateFor(attachments));
}

function templateFor(attachments: CommandContext['attachments']) {
  if (attachments.some(({ kind }) => kind === 'audio')) return 'documents/voice';
  return attachments.every(({ kind }) => kind === 'image') ? 'documents/photo' : 'documents/file';
}

async function hasMattersToAnswer(context: CommandContext): Promise<boolean> {
  if (context.actor.unitIds.length === 0) return false;
  const matters = await unitMatters(context, ['issued', 'signed_off', 'return_requested']);
  return matters.length > 0;
}
