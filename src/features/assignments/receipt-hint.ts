import type { CommandContext } from '../context.ts';
import { numbersOf } from '../matters/targets.ts';
import { whisper } from '../speaking/speak.ts';
import { actingUnits, ownShare, unitMatters } from './own-share.ts';

/** 收到 is not 签收: a unit that has not signed gets one gentle private hint, once for the same matters. */
export async function hintAtSignOff(context: CommandContext): Promise<void> {
  const [unitId] = actingUnits(context);
  if (unitId === undefined) return;
  const matters = await unitMatters(context, ['issued']);
  const [first] = matters;
  if (first === undefined) return;
  const ids = matters.map((matter) => ownShare(context, matter)?.assignment.id ?? '').sort();
  await whisper(
    { ...context, cause: `receipt:${context.actor.personId}:${ids.join(',')}` },
    'assignments/receipt-hint',
    {
      unit: ownShare(context, first)?.unit.name ?? '',
      count: matters.length,
      numbers: numbersOf(matters),
    },
  );
}
