import type { Call } from '../../chat/card-call.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import {
  addHearingFiles,
  findHearings,
  type Hearing,
  hearingOf,
  insertHearing,
  saveHearing,
} from '../../storage/hearings.ts';
import { fileLabels, type FileLabel } from '../../storage/replies.ts';
import { ask } from '../asking/ask.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { answer } from '../speaking/speak.ts';
import { newHearing } from './arrange.ts';
import { chairWords, valuesOf } from './words.ts';

/** What noting minutes is called in the audit log. */
export const MINUTES_NOTED = 'key_meeting.minutes';

/** 纪要 N… 内容 and/or a file: the minutes of the 办公会 about these matters; one that nobody arranged here was held all the same. */
export async function minutes(context: CommandContext, call: Call<'minutes'>): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => Promise.resolve([]), '纪要');
  if (matters === undefined) return;
  const files = [...context.files, ...(await storeAttachments(context))];
  const labels = await fileLabels(context.work.tx, context.congress.id, files);
  const inFile = context.texts.render('hearings/minutes-in-file', {
    files: labels.map(({ name }) => name).join('、'),
  });
  const content = call.content ?? (files.length === 0 ? undefined : inFile);
  if (content === undefined) {
    const asked = { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) };
    const values = { numbers: numbersOf(matters) };
    return ask(context, { call: asked, field: 'content', template: 'hearings/minutes-please', values });
  }

  if (matters.length > 1 && !context.confirmed)
    return confirmBulk(context, call, { matters, files, content });

  for (const matter of matters)
    await addHearingFiles(context.work, await store(context, matter, { content, files }), files);
  const [only] = matters;
  const subject = matters.length === 1 && only !== undefined ? { subject: only.suggestion.id } : {};
  await answer({ ...context, ...subject }, 'hearings/minutes-noted', {
    numbers: numbersOf(matters),
    example: only === undefined ? '' : displayNumber(only.suggestion),
  });
}

interface Noted {
  readonly content: string;
  readonly files: readonly string[];
}

async function confirmBulk(
  context: CommandContext,
  call: Call<'minutes'>,
  { matters, files, content }: Noted & { readonly matters: readonly Matter[] },
): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) },
    label: '确认',
    template: 'hearings/minutes-confirm',
    values: { count: matters.length, numbers: numbersOf(matters), content },
    files,
  });
}

/** Later minutes of the same meeting go below the earlier ones. 撤销 reads from the entry which files were added. */
async function store(
  context: CommandContext,
  { suggestion }: Matter,
  { content, files }: Noted,
): Promise<Hearing> {
  const entry = { action: MINUTES_NOTED, facts: { files } };
  const before = await hearingOf(context.work.tx, suggestion, 'key_meeting');
  if (before === undefined) {
    const held = newHearing(context, suggestion, { kind: 'key_meeting', minutes: content });
    await insertHearing(context.work, held, entry);
    return held;
  }
  const minutes = before.minutes === undefined ? content : `${before.minutes}\n${content}`;
  const next = { ...before, minutes };
  await saveHearing(context.work, before, next, entry);
  return next;
}

/** What 查 tells of meetings about a key suggestion: when, who chairs, and whether there are minutes. */
export async function meetingLines(context: CommandContext, { suggestion }: Matter): Promise<string[]> {
  const { texts, work, congress } = context;
  const held = (await findHearings(work.tx, congress.id, suggestion.id)).filter(
    ({ hearing }) => hearing.kind === 'key_meeting',
  );
  return held.map(({ hearing }) => {
    const when = whenOf(context, hearing);
    const values = { when, chair: chairWords(context, hearing), number: displayNumber(suggestion) };
    const template = hearing.minutes === undefined ? 'hearings/line-meeting' : 'hearings/line-minutes';
    return texts.render(template, values);
  });
}

/** The minutes of the meetings about a matter, with their files. */
export async function minutesOf(
  context: CommandContext,
  suggestionId: string,
): Promise<{ readonly id: string; readonly text: string; readonly files: readonly FileLabel[] }[]> {
  const { tx } = context.work;
  const papers: { readonly id: string; readonly text: string; readonly files: readonly FileLabel[] }[] = [];
  for (const { hearing, fileIds } of await findHearings(tx, context.congress.id, suggestionId)) {
    if (hearing.minutes === undefined) continue;
    const when = whenOf(context, hearing);
    const chair = chairWords(context, hearing);
    const text = context.texts.render('hearings/text-minutes', { when, chair, minutes: hearing.minutes });
    papers.push({ id: hearing.id, text, files: await fileLabels(tx, context.congress.id, fileIds) });
  }
  return papers;
}

/** The day and time that were arranged, else the day on which the minutes came. */
function whenOf(context: CommandContext, hearing: Hearing): string {
  if (hearing.heldOn !== undefined) return valuesOf(context, hearing).when;
  return chineseDate(civilDateOf(hearing.enteredAt), context.today);
}
