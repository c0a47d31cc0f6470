import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { IssuePlan } from '../../domain/assignment/joint-issue.ts';
import { present } from '../../storage/work.ts';
import type { CommandContext } from '../context.ts';
import { numbersOf } from '../matters/targets.ts';
import { answer } from '../speaking/speak.ts';
import { askJointly } from './ask-jointly.ts';
import { issueOrders } from './issue.ts';
import { jointDesks } from './joint-desks.ts';
import { type Given, issueOf, unitNames } from './plan.ts';
import { unreachedLine } from './tell-units.ts';

/** Issue what was commanded; where other offices issue jointly, ask them first (features.md row 27). */
export async function carryOut(
  context: CommandContext,
  call: Call<'assign'>,
  given: readonly Given[],
): Promise<void> {
  const { desks, missing } = await jointDesks(context);
  if (missing.length > 0)
    await answer(context, 'assignments/joint-skipped', {
      systems: missing.join('、'),
      first: missing[0] ?? '',
    });
  if (desks.length === 0) return issueNow(context, call, given);
  const plans = given.map((each) => ({ ...each, plan: toPlan(call, each) }));
  await askJointly(context, plans, desks);
}

function toPlan(call: Call<'assign'>, { shares }: Given): IssuePlan {
  return {
    shares: shares.map(({ unit, role }) => ({ unitId: unit.id, role })),
    hard: call.sixMonths,
    key: call.key,
    fastTrack: call.fastTrack,
    ...present({ assignedOn: call.date, officeReplyDue: call.due }),
  };
}

async function issueNow(
  context: CommandContext,
  call: Call<'assign'>,
  given: readonly Given[],
): Promise<void> {
  const unreached = await issueOrders(
    context,
    given.map((each) => ({
      matter: each.matter,
      issue: issueOf(toPlan(call, each), each.shares, context.today),
    })),
  );
  const matters = given.map(({ matter }) => matter);
  const [only] = matters;
  const subject = matters.length === 1 ? only?.suggestion.id : undefined;
  await answer({ ...context, ...(subject === undefined ? {} : { subject }) }, 'assignments/assigned', {
    numbers: numbersOf(matters),
    units: unitNames(given),
    date: chineseDate(call.date ?? context.today, context.today),
    unreached: unreachedLine(context, unreached),
  });
}
