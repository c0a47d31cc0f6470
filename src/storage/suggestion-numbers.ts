import type { NumberRef } from '../chat/command-call.ts';
import type { Prisma } from './generated/client.ts';

/** Which rows a typed number may mean; 拟12 is the intake number, 18 also the formal one's serial. */
export function numberFilter(ref: NumberRef): Prisma.SuggestionWhereInput {
  if (ref.kind === 'intake') return { intakeNumber: ref.serial };
  const serial = String(ref.serial);
  const endings = [serial, serial.padStart(2, '0'), serial.padStart(3, '0'), serial.padStart(4, '0')];
  // 8-3-001 must not find 18-3-001, while 闭-018 means the one of any year.
  const head = ref.year !== undefined ? String(ref.year) : /\d/.test(ref.series ?? '') ? ref.series : '';
  const byNumber = endings.map((ending) => ({
    number: { startsWith: head ?? '', endsWith: `${ref.series ?? ''}-${ending}` },
  }));
  return ref.kind === 'bare' ? { OR: [...byNumber, { intakeNumber: ref.serial }] } : { OR: byNumber };
}
