import { percentage } from '../../domain/rates/percentages.ts';
import { listCongresses } from '../../storage/congress.ts';
import type { CommandContext } from '../context.ts';
import { type Figures, figuresOf } from '../inquiries/figures.ts';
import { moment } from '../inquiries/overview.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import { withSign } from '../inquiries/rates.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, answerPrivately } from '../speaking/speak.ts';
import { readRecords } from '../suggestions/record.ts';

type Counts = Pick<Figures, 'total' | 'replied' | 'rated' | 'satisfied' | 'basic'>;

/** 六率 分级: the own level, each congress below, and both together; figures and nothing else cross congresses. */
export async function levels(context: CommandContext): Promise<void> {
  const { congress, texts, work } = context;
  const children = (await listCongresses(work.tx)).filter(({ parentId }) => parentId === congress.id);
  if (children.length === 0) return refusePrivately(context, 'levels-none', { congress: congress.name });
  const own = texts.render('inquiries/level-own', { name: congress.name });
  const lines: string[] = [];
  const all: Counts[] = [];
  for (const { id, name } of [{ id: congress.id, name: own }, ...children]) {
    const counts = figuresOf(await readRecords(work.tx, id), [], context.today);
    all.push(counts);
    lines.push(texts.render('inquiries/level-line', { name, ...sharesOf(context, counts) }));
  }
  const values = {
    name: congress.name,
    moment: moment(context),
    lines: lines.join('\n'),
    ...sharesOf(context, sumOf(all)),
  };
  const say = isAmongOffice(context) ? answer : answerPrivately;
  await say(context, 'inquiries/levels', values);
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  return {
    total: sum('total'),
    replied: sum('replied'),
    rated: sum('rated'),
    satisfied: sum('satisfied'),
    basic: sum('basic'),
  };
}

/** By the formulas of the congress that asks, so that all lines say the same. */
function sharesOf({ texts, rules }: CommandContext, counts: Counts) {
  const { total, replied, rated, satisfied, basic } = counts;
  const base = rules.rates.denominator === 'evaluated' ? rated : replied;
  const share = (count: number, of: number): string => withSign(percentage(count, of, rules.rounding));
  return {
    total,
    replied: share(replied, total),
    satisfaction: texts.render(`inquiries/level-satisfaction.${rules.rates.satisfaction}`, {
      strict: share(satisfied, base),
      withBasic: share(satisfied + basic, base),
    }),
  };
}
