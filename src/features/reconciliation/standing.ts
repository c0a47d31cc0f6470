import { findReconciliations, type Reconciliation } from '../../storage/reconciliations.ts';
import { listUnits } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import type { Values } from '../speaking/speak.ts';

/** Who has answered the latest month's lists, and how; nothing before any was sent. */
export async function standingOf(context: CommandContext): Promise<Values | undefined> {
  const { work, congress, texts } = context;
  const all = await findReconciliations(work.tx, congress.id, {});
  const [latest] = all;
  if (latest === undefined) return undefined;
  const rows = all.filter(({ month }) => month === latest.month);
  const units = new Map((await listUnits(work.tx, congress.id)).map(({ id, name }) => [id, name]));
  const nameOf = ({ unitId }: Reconciliation): string => units.get(unitId) ?? '';
  const namesOf = (chosen: readonly Reconciliation[]): string =>
    chosen.length === 0 ? texts.render('reconciliation/nobody', {}) : chosen.map(nameOf).join('、');
  const wrong = rows.filter(({ agreed }) => agreed === false);
  const waiting = rows.filter(({ agreed }) => agreed === undefined);
  return {
    month: Number(latest.month.slice(5)),
    sent: rows.length,
    agreed: rows.filter(({ agreed }) => agreed === true).length,
    wrong: wrong.length,
    waiting: waiting.length,
    waitingUnits: namesOf(waiting),
    remarks: wrong
      .map(
        (row) =>
          `\n${texts.render('reconciliation/remark', { unit: nameOf(row), remark: row.remark ?? '' })}`,
      )
      .join(''),
  };
}
