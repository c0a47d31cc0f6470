import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { type AssistPromise, findPromises, insertPromise, savePromise } from '../../storage/assisting.ts';
import { ask } from '../asking/ask.ts';
import { openShare, ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { say } from '../speaking/speak.ts';
import { leadShares, readingPlaces } from './lead-units.ts';

type PromiseCall = Call<'assistPromise'>;

/** A promise on its way: what was said, of which matter, by which share. */
interface Promising {
  readonly call: PromiseCall;
  readonly matter: Matter;
  readonly share: Share;
  /** Promises of the share that are not kept yet. */
  readonly open: readonly AssistPromise[];
}

/** 协办承诺: an assisting unit promises something, gives it a date, or says that it is done. */
export async function assistPromise(context: CommandContext, call: PromiseCall): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => promisable(context), '协办承诺');
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '协办承诺' });
  if (answers(share.assignment.role)) return refusePrivately(context, 'promise-of-lead', { number });
  const open = await findPromises(context.work.tx, context.congress.id, {
    assignmentId: share.assignment.id,
    doneOn: null,
  });
  const promising = { call, matter, share, open };
  if (call.done) return keep(context, promising);
  if (call.matter === undefined && call.date !== undefined) return giveDate(context, promising);
  if (call.matter === undefined) return askMatter(context, promising);
  await make(context, promising, call.matter);
}

/**
 * 承诺完成 of an assisting unit: its open promise about the matter is kept. False when it has none.
 */
export async function keepAssistPromise(
  context: CommandContext,
  matter: Matter,
  said: string | undefined,
): Promise<boolean> {
  const [promising] = await openPromisesIn(context, [matter]);
  if (promising === undefined) return false;
  await keep(context, {
    ...promising,
    call: { ...promising.call, ...(said === undefined ? {} : { matter: said }) },
  });
  return true;
}

/** Matters about which the speaker's units, assisting, have promised something that is not kept yet. */
export async function mattersWithPromises(context: CommandContext): Promise<Matter[]> {
  const matters = await promisable(context);
  return (await openPromisesIn(context, matters)).map(({ matter }) => matter);
}

async function openPromisesIn(context: CommandContext, matters: readonly Matter[]): Promise<Promising[]> {
  const shares = matters.flatMap((matter) => {
    const share = openShare(context, matter);
    return share === undefined || answers(share.assignment.role) ? [] : [{ matter, share }];
  });
  const promises = await findPromises(context.work.tx, context.congress.id, {
    assignmentId: { in: shares.map(({ share }) => share.assignment.id) },
    doneOn: null,
  });
  return shares.flatMap(({ matter, share }) => {
    const open = promises.filter(({ assignmentId }) => assignmentId === share.assignment.id);
    const call = { name: 'assistPromise', targets: targetsOf([matter.suggestion]), done: true } as const;
    return open.length === 0 ? [] : [{ call, matter, share, open }];
  });
}

async function promisable(context: CommandContext): Promise<Matter[]> {
  const matters = await unitMatters(context, ['issued', 'signed_off', 'answered']);
  return matters.filter((matter) => ownShare(context, matter)?.assignment.role === 'assisting');
}

async function make(context: CommandContext, promising: Promising, matter: string): Promise<void> {
  const { call, share } = promising;
  const promise: AssistPromise = {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: share.assignment.id,
    round: share.assignment.round,
    matter,
    enteredAt: context.now,
    enteredById: context.actor.personId,
    ...(call.date === undefined ? {} : { dueOn: call.date }),
  };
  await insertPromise(context.work, promise, { action: 'promise.made' });
  await tell(context, promising, promise, promise.dueOn === undefined ? 'made-undated' : 'made');
}

/** The date may come later: it belongs to the promise that has none. */
async function giveDate(context: CommandContext, promising: Promising): Promise<void> {
  const { call, open } = promising;
  const undated = open.filter((promise) => promise.dueOn === undefined);
  const [only] = undated.length > 0 ? undated : open;
  if (only === undefined || call.date === undefined) return askMatter(context, promising);
  const dated = { ...only, dueOn: call.date };
  await savePromise(context.work, only, dated, { action: 'promise.dated' });
  await tell(context, promising, dated, 'made');
}

async function keep(context: CommandContext, promising: Promising): Promise<void> {
  const { call, open, matter } = promising;
  const named = open.filter((promise) => call.matter?.includes(promise.matter) === true);
  const meant = named.length > 0 ? named : open;
  const [only] = meant;
  const number = displayNumber(matter.suggestion);
  if (only === undefined) return refusePrivately(context, 'promise-none', { number });
  if (meant.length > 1)
    return refusePrivately(context, 'promise-which', {
      number,
      matters: meant.map((each) => each.matter).join(';'),
      first: only.matter,
    });
  const kept = { ...only, doneOn: context.actedOn };
  await savePromise(context.work, only, kept, { action: 'promise.kept' });
  await tell(context, promising, kept, 'kept');
}

async function askMatter(context: CommandContext, { call, matter }: Promising): Promise<void> {
  await ask(context, {
    call: { ...call, targets: targetsOf([matter.suggestion]) },
    field: 'matter',
    template: 'assisting/promise-please',
    values: { number: displayNumber(matter.suggestion) },
  });
}

/** Answer the unit, and tell the lead unit, which answers for the whole. */
async function tell(
  context: CommandContext,
  { call, matter, share }: Promising,
  promise: AssistPromise,
  moment: 'made' | 'made-undated' | 'kept',
): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const date = promise.dueOn === undefined ? '' : chineseDate(promise.dueOn, context.today);
  const values = { number, matter: promise.matter, date, unit: share.unit.name };
  const about = { matters: [matter], numbersTyped: call.targets.numbers.length > 0 };
  await answerAbout(context, about, `assisting/promise-${moment}`, values);
  for (const lead of leadShares(matter)) {
    for (const place of await readingPlaces(context, matter, lead.unit.id)) {
      await say(context, {
        to: place.address,
        class: 'notice',
        template: `assisting/lead-promise-${moment}`,
        values: { ...values, name: place.name },
        subject: matter.suggestion.id,
      });
    }
  }
}
