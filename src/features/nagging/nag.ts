import type { Call } from '../../chat/card-call.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { passage } from '../../chat/reading/fold.ts';
import { leadingTargets } from '../../chat/reading/targets.ts';
import { recordReminders, reminderKeys } from '../../storage/reminders.ts';
import { inTurn } from '../../storage/in-turn.ts';
import { findGroups, findMembers } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { resolveTargets } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { directTo, type Recipient, unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { findOwing, numbersOwed, type Owing, type Wanted, wantedOf } from './find-owing.ts';

/** A message has six lines: heading, so many who owe, the words, what to do. */
const SHOWN = 3;

/** 催: staff sees whom and the words, and one choice sends; nobody is asked twice a day (减负, domain.md manners 4). */
export async function nag(context: CommandContext, call: Call<'nag'>): Promise<void> {
  const wanted = wantedOf(call.what) ?? (await mattersOf(context, call.what));
  if (wanted === undefined) return;
  const owing = await findOwing(context, wanted);
  if (owing.length === 0) return refusePrivately(context, 'nag-nobody', {});
  const asked = await askedToday(context, owing);
  const left = owing.filter(({ id }) => !asked.has(id));
  if (left.length === 0) return refusePrivately(context, 'nag-today', {});
  const { reached, unreached } = await partReached(context, left);
  const names = unreached.map(({ name }) => name).join('、');
  if (reached.length === 0) return refusePrivately(context, 'nag-unreachable', { names });
  const apart = unreached.length === 0 ? '' : context.texts.render('nagging/unreached', { names });
  if (!context.confirmed) return preview(context, call, { wanted, left: reached, asked, apart });

  for (const each of reached) await send(context, wanted, each);
  await tellSharedGroups(context, wanted, reached);
  await answer(context, 'nagging/sent', { count: reached.length, unreached: apart });
}

/** Those who have a place to be written to, and those who have none. */
async function partReached(
  context: CommandContext,
  owing: readonly Owing[],
): Promise<{ readonly reached: readonly Reached[]; readonly unreached: readonly Owing[] }> {
  const placed = await inTurn(owing, async (each) => ({ ...each, places: await placesOf(context, each) }));
  return {
    reached: placed.filter(({ places }) => places.length > 0),
    unreached: placed.filter(({ places }) => places.length === 0),
  };
}

interface Reached extends Owing {
  readonly places: readonly Recipient[];
}

async function mattersOf(context: CommandContext, what: string): Promise<Wanted | undefined> {
  const { series } = lexiconOf(context.table);
  const { targets } = leadingTargets(passage(what), { series, rangeWords: 'yes' });
  if (targets.numbers.length === 0 && context.subject === undefined) {
    await refusePrivately(context, 'nag-what', {});
    return undefined;
  }
  const matters = await resolveTargets(context, targets, () => Promise.resolve([]), '催');
  return matters && { kind: 'matters', ids: matters.map(({ suggestion }) => suggestion.id) };
}

function keyOf(context: CommandContext, id: string): string {
  return `nag:${id}|${context.today}`;
}

/** Who was asked today already, by staff or by a reminder. */
async function askedToday(context: CommandContext, owing: readonly Owing[]): Promise<ReadonlySet<string>> {
  const keys = await reminderKeys(
    context.work.tx,
    context.congress.id,
    owing.map(({ id }) => `nag:${id}`),
  );
  return new Set(owing.filter(({ id }) => keys.has(keyOf(context, id))).map(({ id }) => id));
}

async function preview(
  context: CommandContext,
  call: Call<'nag'>,
  {
    wanted,
    left,
    asked,
    apart,
  }: {
    readonly wanted: Wanted;
    readonly left: readonly Owing[];
    readonly asked: ReadonlySet<string>;
    /** Who cannot be reached. */
    readonly apart: string;
  },
): Promise<void> {
  const { texts } = context;
  const lines = left
    .slice(0, SHOWN)
    .map((each) => texts.render('nagging/line', { name: each.name, numbers: numbersOwed(each) }));
  if (left.length > SHOWN) lines.push(texts.render('nagging/more', { count: left.length - SHOWN }));
  const [first] = left;
  const words = first === undefined ? '' : wordsFor(context, wanted, first, numbersOwed(first));
  const already = asked.size === 0 ? '' : texts.render('nagging/already', { count: asked.size });
  await askToConfirm(context, {
    call,
    label: '确认',
    template: 'nagging/preview',
    values: {
      count: left.length,
      lines: lines.join('\n'),
      words: words.split('\n').join(''),
      already,
      apart,
    },
    private: context.place.group !== undefined && context.place.group.kind !== 'staff',
  });
}

function wordsFor(context: CommandContext, wanted: Wanted, { kind, name }: Owing, numbers: string): string {
  const template = kind === 'deputy' ? 'nagging/please-rate' : templateFor(wanted);
  return context.texts.render(template, { name, numbers });
}

function templateFor({ kind }: Wanted) {
  if (kind === 'unsigned') return 'nagging/please-sign';
  return kind === 'overdue' ? 'nagging/please-reply-overdue' : 'nagging/please-reply';
}

async function send(context: CommandContext, wanted: Wanted, owing: Reached): Promise<void> {
  const text = wordsFor(context, wanted, owing, numbersOwed(owing));
  const [only] = owing.matters;
  const subject = owing.matters.length === 1 ? only?.suggestion.id : undefined;
  for (const { address } of owing.places) {
    await say(context, {
      to: address,
      class: 'notice',
      template: 'nagging/words',
      values: { text },
      ...(subject === undefined ? {} : { subject }),
    });
  }
  const keys = [{ key: keyOf(context, owing.id) }];
  await recordReminders(context.work.tx, context.congress.id, keys, context.now);
}

async function placesOf(context: CommandContext, { kind, id }: Owing): Promise<Recipient[]> {
  if (kind === 'unit') return unitPlaces(context, id);
  const members = await findMembers(context.work.tx, { congressId: context.congress.id, id });
  const [deputy] = members;
  const place = deputy === undefined ? undefined : await directTo(context, deputy);
  return place === undefined ? [] : [place];
}

/** 联络员大群: a count and a polite sentence, nobody named; each unit was asked privately (features.md row 152). */
async function tellSharedGroups(
  context: CommandContext,
  wanted: Wanted,
  sent: readonly Owing[],
): Promise<void> {
  if (wanted.kind !== 'unsigned') return;
  const groups = await findGroups(context.work.tx, { congressId: context.congress.id, kind: 'units' });
  for (const { address } of groups) {
    await say(context, {
      to: address,
      class: 'notice',
      template: 'nagging/shared-group',
      values: { units: sent.length, count: sent.flatMap(({ matters }) => matters).length },
    });
  }
}
