import type { Tx } from './database.ts';

/**
 * Return the next number of a series: 1, 2, 3 … without gaps among what is committed. The counter's row stays
 * locked until the transaction ends, so take numbers late; a number that was committed is never given again.
 */
export async function nextNumber(tx: Tx, congressId: string, kind: string, scope: string): Promise<number> {
  const rows = await tx.$queryRaw<{ value: number }[]>`
    insert into counter (congress_id, kind, scope, value) values (${congressId}::uuid, ${kind}, ${scope}, 1)
    on conflict (congress_id, kind, scope) do update set value = counter.value + 1
    returning value`;
  const [row] = rows;
  if (row === undefined) throw new Error(`the counter ${kind} of ${scope} gave no number`);
  return row.value;
}
