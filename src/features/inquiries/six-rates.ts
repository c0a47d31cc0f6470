import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { percentage } from '../../domain/rates/percentages.ts';
import { findUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { levels } from '../levels/levels.ts';
import { answer, answerPrivately, type Values } from '../speaking/speak.ts';
import { readRecords, type SuggestionRecord, type UnitRecord } from '../suggestions/record.ts';
import { countedOf, figuresOf, liveUnits, workload } from './figures.ts';
import { moment, ofUnitsNamed } from './overview.ts';
import { isAmongOffice } from './place.ts';
import { withSign } from './rates.ts';
import { speedWords } from './speed-words.ts';

/** 六率 of all matters or of a unit's (domain.md 2.3), 六率 分级 of two levels; read by the office only. */
export async function rates(context: CommandContext, call: Call<'rates'>): Promise<void> {
  if (call.byLevel) return levels(context);
  const records = await readRecords(context.work.tx, context.congress.id);
  const part = call.unit === undefined ? records : await partOf(context, records, call.unit);
  if (part === undefined) return;
  const values = {
    name: context.congress.name,
    moment: moment(context),
    scope: call.unit ?? context.texts.render('inquiries/six-rates-all', {}),
    speed: speedWords(context, part),
    ...sixRates(context, part),
  };
  const say = isAmongOffice(context) ? answer : answerPrivately;
  await say(context, 'inquiries/six-rates', values);
}

/** The matters of a system or a unit with their shares alone; nothing when the speaker was told that there is none of that name. */
async function partOf(
  context: CommandContext,
  records: readonly SuggestionRecord[],
  typed: string,
): Promise<readonly SuggestionRecord[] | undefined> {
  const ofSystem = records.filter((record) => liveUnits(record).some(({ system }) => system === typed));
  if (ofSystem.length > 0) return narrowed(ofSystem, (_, { system }) => system === typed);
  const unit = await findUnit(context, typed);
  if (unit === undefined) return undefined;
  return narrowed(ofUnitsNamed(records, new Set([unit.name])), (name) => name === unit.name);
}

function narrowed(
  records: readonly SuggestionRecord[],
  isIts: (name: string, unit: UnitRecord) => boolean,
): SuggestionRecord[] {
  return records.map((record) => ({
    ...record,
    units: new Map([...record.units].filter(([name, unit]) => isIts(name, unit))),
  }));
}

function sixRates({ rules, today }: CommandContext, records: readonly SuggestionRecord[]): Values {
  const counted = countedOf(records);
  const figures = figuresOf(records, [], today);
  const { total, replied, rated, satisfied, basic } = figures;
  const answering = counted.filter((record) => liveUnits(record).some(({ role }) => answers(role)));
  const contacted = answering.filter((record) =>
    liveUnits(record).some(({ role, contacts }) => answers(role) && contacts > 0),
  );
  const answered = counted.filter(({ state }) => state === 'replied' || state === 'closed');
  const withheld = answered.filter(({ disclosed }) => disclosed === 'withheld').length;
  const disclosed = answered.filter((each) => each.disclosed === 'full' || each.disclosed === 'summary');
  const share = (count: number, of: number): string => withSign(percentage(count, of, rules.rounding));
  return {
    total,
    assigned: share(total - workload(records, today).toAssign, total),
    contacted: share(contacted.length, answering.length),
    replied: share(replied, total),
    rated: share(rated, replied),
    satisfied: share(satisfied, rated),
    withBasic: share(satisfied + basic, rated),
    disclosed: share(disclosed.length, replied - withheld),
  };
}
