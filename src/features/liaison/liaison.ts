import type { Call } from '../../chat/card-call.ts';
import type { OpenCard } from '../../storage/cards.ts';
import { fileLabels } from '../../storage/replies.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { record } from '../../storage/work.ts';
import { actingUnits } from '../assignments/own-share.ts';
import { matchUnit } from '../assignments/units.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { hasRole } from '../inquiries/place.ts';
import { staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { say, sendFile, showCard, type Values } from '../speaking/speak.ts';
import { earlierFilesOfUnit } from '../suggestions/earlier-files.ts';

/** What passing words on is called in the audit log. */
export const LIAISON_PASSED = 'liaison.passed';

/** The kinds of the receipts, by the side that the words went to; they take files that come right after. */
const LIAISON_RECEIPTS = { office: 'liaison-to-office', unit: 'liaison-to-unit' } as const;

/** Whether a card is such a receipt. */
export function isLiaisonReceipt({ kind }: Pick<OpenCard, 'kind'>): boolean {
  return kind === LIAISON_RECEIPTS.office || kind === LIAISON_RECEIPTS.unit;
}

/** 联络: a unit's words go to the office's group, and the office's to the unit's; nothing else crosses. */
export async function liaison(context: CommandContext, { content }: Call<'liaison'>): Promise<void> {
  const units = await listUnits(context.work.tx, context.congress.id);
  const named = namedFirst(units, content);
  const own = units.filter(({ id }) => actingUnits(context).includes(id));
  const kind = context.place.group?.kind;
  const asUnit = own.length > 0 && kind !== 'staff' && !(hasRole(context, 'staff') && kind !== 'unit');
  if (asUnit) return toOffice(context, { own, named, content });
  if (!hasRole(context, 'staff'))
    return refusePrivately(context, 'role', { word: '联络', who: context.congress.name });
  return toUnit(context, named);
}

interface Named {
  readonly unit: Unit;
  /** What follows the name. */
  readonly content: string;
}

async function toOffice(
  context: CommandContext,
  said: { readonly own: readonly Unit[]; readonly named: Named | undefined; readonly content: string },
): Promise<void> {
  const { own, content } = said;
  const named = own.some(({ id }) => id === said.named?.unit.id) ? said.named : undefined;
  const unit = named?.unit ?? (own.length === 1 ? own[0] : undefined);
  if (unit === undefined)
    return refusePrivately(context, 'liaison-which', { units: own.map(({ name }) => name).join('、') });
  const files = await filesOf(context);
  const words = named?.content ?? content;
  if (words === '' && files.length === 0) return refusePrivately(context, 'liaison-what', {});
  await pass(context, { unit, to: 'office', words, files });
}

async function toUnit(context: CommandContext, named: Named | undefined): Promise<void> {
  if (named === undefined) return refusePrivately(context, 'liaison-unit', {});
  const { unit, content } = named;
  if ((await unitPlaces(context, unit.id)).length === 0)
    return refusePrivately(context, 'liaison-unreachable', { unit: unit.name });
  const files = await filesOf(context);
  if (content === '' && files.length === 0) return refusePrivately(context, 'liaison-what', {});
  await pass(context, { unit, to: 'unit', words: content, files });
}

/** What came with the words, and what the sender sent alone just before. */
async function filesOf(context: CommandContext): Promise<string[]> {
  return [...(await earlierFilesOfUnit(context)), ...(await storeAttachments(context))];
}

type Side = keyof typeof LIAISON_RECEIPTS;

interface Passed {
  readonly unit: Unit;
  readonly to: Side;
  readonly files: readonly string[];
}

/** The words reach the other side with their files; who said them hears so, and what follows within minutes goes after them. */
async function pass(context: CommandContext, said: Passed & { readonly words: string }): Promise<void> {
  const { unit, to, words, files } = said;
  const content = words === '' ? context.texts.render('liaison/in-files', {}) : words;
  await tell(context, said, { template: `liaison/to-${to}`, values: { ...sender(context, unit), content } });
  const count = files.length;
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: `liaison/passed-to-${to}`,
    values: {
      unit: unit.name,
      files: count === 0 ? '' : context.texts.render('liaison/with-files', { count }),
    },
    kind: LIAISON_RECEIPTS[to],
    subject: unit.id,
    answerableBy: [context.actor.personId],
    choices: [],
  });
}

/** Files that came as a message of their own right after the words. */
export async function addToLiaison(
  context: CommandContext,
  { kind, subject }: Pick<OpenCard, 'kind' | 'subject'>,
  files: readonly string[],
): Promise<void> {
  const unit = (await listUnits(context.work.tx, context.congress.id)).find(({ id }) => id === subject);
  if (unit === undefined) return;
  const to = kind === LIAISON_RECEIPTS.office ? 'office' : 'unit';
  const values = { ...sender(context, unit), count: files.length };
  await tell(context, { unit, to, files }, { template: `liaison/files-to-${to}`, values });
}

/** Who says it: the unit's person to the office, the office's to the unit. */
function sender({ congress, actor }: CommandContext, unit: Unit): Values {
  return { unit: unit.name, congress: congress.name, person: actor.name };
}

/** Words and files stand in the messages alone: the audit log knows that something was passed on, and not what. */
async function tell(
  context: CommandContext,
  { unit, to, files }: Passed,
  { template, values }: { readonly template: string; readonly values: Values },
): Promise<void> {
  const labels = await fileLabels(context.work.tx, context.congress.id, files);
  const places = to === 'office' ? await staffPlaces(context) : await unitPlaces(context, unit.id);
  for (const { address } of places) {
    const notice = { to: address, class: 'notice' } as const;
    await say(context, { ...notice, template, values });
    for (const file of labels) await sendFile(context, notice, file);
  }
  record(context.work, { kind: 'unit', id: unit.id }, { action: LIAISON_PASSED, facts: { template } });
}

/** 区教育局 周三可以, 教育局:周三可以: a unit's name first, and the words after it. */
function namedFirst(units: readonly Unit[], content: string): Named | undefined {
  const [, first = '', rest = ''] =
    /^([^\s:,\uff1a\uff0c]{2,30})[\s:,\uff1a\uff0c]*([\s\S]*)$/u.exec(content) ?? [];
  const unit = matchUnit(units, first);
  return unit === undefined ? undefined : { unit, content: rest.trim() };
}
