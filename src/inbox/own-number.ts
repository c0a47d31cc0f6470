import { numberOfFile } from '../chat/reading/numbers.ts';
import type { OpenCard } from '../storage/cards.ts';
import type { Tx } from '../storage/database.ts';

/**
 * Whether one of the files names a suggestion of its own (022答复函.pdf), and not the one whose reply a card waits for:
 * it is a reply of its own then, and not an attachment of that one.
 */
export async function namesAnother(
  tx: Tx,
  { congressId, subject, choices: [first] }: OpenCard,
  names: readonly string[],
): Promise<boolean> {
  if (first?.call.name !== 'reply') return false;
  if (subject === undefined) return names.some((name) => numberOfFile(name, []) !== undefined);
  const row = await tx.suggestion.findUnique({
    where: { congressId_id: { congressId, id: subject } },
    select: { number: true },
  });
  const [, series = '', serial] = /(\p{Script=Han}*)-?(\d+)$/u.exec(row?.number ?? '') ?? [];
  return names.some((name) => {
    const ref = numberOfFile(name, series === '' ? [] : [series]);
    return ref !== undefined && ref.serial !== Number(serial);
  });
}
