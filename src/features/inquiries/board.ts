import type { BoardPicture } from '../../chat/picture.ts';
import type { Texts } from '../../scripts/texts.ts';
import type { CommandContext } from '../context.ts';
import { answer, answerPrivately, isOutOfReach, sendPicture, type Values } from '../speaking/speak.ts';
import { readRecords, type SuggestionRecord } from '../suggestions/record.ts';
import { type Board, boardOf } from './board-figures.ts';
import { moment, ofUnitsNamed, ownSystemUnits } from './overview.ts';
import { hasRole, isAmongOffice, OFFICE_ROLES } from './place.ts';

type Row = Exclude<keyof Board, 'received'>;
type Template = 'board' | 'board-part';

const WHOLE: readonly (readonly [Section, readonly Row[]])[] = [
  ['propose', ['toReview', 'cosigning', 'toRevise', 'declined']],
  ['handle', ['toAssign', 'unsigned', 'handled', 'overdue', 'replied']],
  ['rate', ['toRate', 'satisfied', 'basic', 'unsatisfied', 'redone']],
];
/** A coordinator sees no grades (nor what has not come to the system). */
const PART: typeof WHOLE = [
  ['propose', []],
  ['handle', ['unsigned', 'handled', 'overdue', 'replied']],
  ['rate', ['toRate', 'redone']],
];
type Section = 'propose' | 'handle' | 'rate';

/** 看板: 提、办、评 in figures and as a picture; a coordinator's is of the own systems. In a group of others, totals. */
export async function board(context: CommandContext): Promise<void> {
  const records = await readRecords(context.work.tx, context.congress.id);
  if (hasRole(context, ...OFFICE_ROLES)) return officeBoard(context, records);
  const own = ofUnitsNamed(records, await ownSystemUnits(context));
  const { group } = context.place;
  await show(context, {
    board: boardOf(own, context.today),
    template: 'board-part',
    here: group === undefined || group.kind === 'coordination',
  });
}

async function officeBoard(context: CommandContext, records: readonly SuggestionRecord[]): Promise<void> {
  const figures = boardOf(records, context.today);
  const kind = context.place.group?.kind;
  if (kind !== undefined && !hasRole(context, 'staff', 'reviewer'))
    return answer(context, 'inquiries/board-totals', valuesOf(context, figures));
  await show(context, {
    board: figures,
    template: 'board',
    here: kind === undefined || kind === 'staff' || isAmongOffice(context),
  });
}

/** The words, and behind them the picture, where everybody may read them or else privately. */
async function show(
  context: CommandContext,
  {
    board: figures,
    template,
    here,
  }: { readonly board: Board; readonly template: Template; readonly here: boolean },
): Promise<void> {
  const values = valuesOf(context, figures);
  const say = here ? answer : answerPrivately;
  await say(context, `inquiries/${template}`, values);
  if (!here && isOutOfReach(context)) return;
  await sendPicture(
    context,
    { to: here ? context.place.address : context.actor.direct, class: 'answer' },
    {
      about: 'board',
      name: `${context.texts.render('inquiries/board-picture.title', values)}.png`,
      picture: { renderer: 'board', data: pictureOf(context.texts, figures, { values, template }) },
    },
  );
}

function valuesOf(context: CommandContext, figures: Board): Values {
  const rated = figures.satisfied + figures.basic + figures.unsatisfied;
  return { name: context.congress.name, moment: moment(context), rated, ...figures };
}

function pictureOf(
  texts: Texts,
  figures: Board,
  { values, template }: { readonly values: Values; readonly template: Template },
): BoardPicture {
  const text = (key: string): string => texts.render(`inquiries/board-${key}`, values);
  const part = template === 'board-part';
  return {
    title: text('picture.title'),
    note: text(part ? 'picture.part' : 'picture.note'),
    columns: (part ? PART : WHOLE).map(([section, rows]) => ({
      title: text(`column.${section}`),
      head: text(`head.${section === 'rate' && part ? 'rate-part' : section}`),
      rows: rows.map((row) => ({
        label: text(`row.${row}`),
        value: String(figures[row]),
        tone: row === 'overdue' && figures[row] > 0 ? 'warning' : 'plain',
      })),
    })),
    footer: text('picture.footer'),
  };
}
