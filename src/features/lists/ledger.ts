import type { Call } from '../../chat/card-call.ts';
import { addLedgerJob } from '../../storage/import-jobs.ts';
import { countLedger } from '../../storage/ledger.ts';
import type { CommandContext } from '../context.ts';
import { isOutOfReach, noteWhispered, say, whisper } from '../speaking/speak.ts';
import { takeFilledLedger } from './filled-ledger.ts';
import { conditionOf } from './ledger-condition.ts';
import { grantsOf, scopeOf } from './ledger-scope.ts';

/** From so many matters on a ledger takes seconds: then it is said at once that it comes. */
export const LONG_LEDGER = 2000;

/**
 * 表格: the ledger as a spreadsheet, of what the person may see; privately, but in the staff group for all there. What
 * may be seen is settled now; with a unit's own ledger, filled in, it is taken back. A job makes the file, so that the conversation does not wait for ten thousand rows.
 */
export async function ledger(context: CommandContext, call: Call<'ledger'>): Promise<void> {
  const { tx, causeEventId } = context.work;
  if (causeEventId === undefined) throw new Error('a ledger is asked for by an event');
  if (await takeFilledLedger(context)) return;
  const person = context.actor.name;
  const typed = call.condition ?? '';
  const condition = await conditionOf(context, typed);
  if ('unknown' in condition)
    return whisper(context, 'lists/ledger.condition-unknown', { person, condition: condition.unknown });
  const grants = await grantsOf(context);
  const here = isForStaff(context);
  if (grants.length === 0 || (isOutOfReach(context) && !here))
    return whisper(context, 'lists/ledger.nobody', { person });

  const place = here ? context.place.address : context.actor.direct;
  await addLedgerJob(tx, {
    congressId: context.congress.id,
    personId: context.actor.personId,
    person,
    grants,
    condition: typed,
    place,
    causeEventId: String(causeEventId),
  });
  const wheres = grants.map((grant) => ({ AND: [scopeOf(grant).where, condition.where] }));
  const count = await countLedger(tx, context.congress.id, { OR: wheres });
  if (count >= LONG_LEDGER)
    await say(context, {
      to: place,
      class: 'answer',
      template: 'lists/ledger.making',
      values: { person, count },
    });
  if (!here) await noteWhispered(context);
}

/** In the staff group everyone may have all that staff may have. */
function isForStaff({ place }: CommandContext): boolean {
  return place.group?.kind === 'staff' && place.audience.every(({ roles }) => roles.includes('staff'));
}
