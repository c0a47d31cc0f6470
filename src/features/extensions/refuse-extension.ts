import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { ExtensionRefusal } from '../../domain/extensions/extension.ts';
import { assertNever } from '../../domain/result.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/** Say privately why a later date cannot be asked for, and what to do instead. */
export async function refuseExtension(
  context: CommandContext,
  number: string,
  refusal: ExtensionRefusal,
): Promise<void> {
  const { today } = context;
  switch (refusal.code) {
    case 'EXTENSION_ASSISTING':
      return refusePrivately(context, 'extension-assisting', { number });
    case 'EXTENSION_WRONG_STATE':
      return refusePrivately(
        context,
        refusal.state === 'return_requested' ? 'return-pending' : 'extension-answered',
        { number },
      );
    case 'EXTENSION_PENDING':
      return refusePrivately(context, 'extension-pending', { number, serial: refusal.serial });
    case 'EXTENSION_AT_CAP':
      return refusePrivately(context, 'extension-at-cap', { number, date: chineseDate(refusal.cap, today) });
    case 'EXTENSION_OVER_CAP':
      return refusePrivately(context, 'extension-over-cap', {
        number,
        date: chineseDate(refusal.cap, today),
      });
    case 'EXTENSION_NOT_LATER':
      return refusePrivately(context, 'extension-not-later', {
        number,
        date: chineseDate(refusal.replyDue, today),
      });
    default:
      return assertNever(refusal);
  }
}
