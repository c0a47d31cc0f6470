import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fit } from '../../../src/cli/learn/fit.ts';
import { labelled, SUBJECTS } from '../../../src/cli/learn/models.ts';
import { readSets } from '../../../src/cli/learn/sets.ts';
import { likeness, type Model } from '../../../src/domain/intake/likeness.ts';
import { TABLE, TODAY } from '../../chat/reading/support.ts';

const PLACES = ['人民路', '中山路', '解放路', '建设路', '北门街', '河西村'];
const own = PLACES.map((place) => ({
  text: `请给我儿子在${place}找一份工作,他在家待业两年了`,
  codes: ['R01'],
}));
const good = [...PLACES, '南湖路', '东门街', '学府路', '车站路', '西湖村', '新安村', '桥头镇'].map(
  (place) => ({ text: `${place}的路灯坏了两盏,晚上看不见路,请派人修好`, codes: [] }),
);

describe('fit', () => {
  it('tells apart what it has seen, and what is like it', () => {
    const model = fit([...own, ...good], { codes: ['R01'], raisedFrom: 0.2 });
    const score = (text: string): number => likeness(text, model).get('R01') ?? 0;
    const [one, other] = [
      score('请给我女儿在南门街找一份工作,她待业一年了'),
      score('湖滨路的路灯坏了三盏,请派人修好'),
    ];
    expect(one).toBeGreaterThan(0);
    expect(one - other).toBeGreaterThan(0.5);
  });

  it('is the same each time', () => {
    expect(fit([...own, ...good], { codes: ['R01'], raisedFrom: 0.2 })).toEqual(
      fit([...own, ...good], { codes: ['R01'], raisedFrom: 0.2 }),
    );
  });

  it('raises a code that nothing was learnt of for no text', () => {
    const model = fit([...own, ...good], { codes: ['R02'], raisedFrom: 0.2 });
    expect(own.filter(({ text }) => (likeness(text, model).get('R02') ?? 0) > 0)).toEqual([]);
  });
});

const sets = readSets('test/chat/reading/corpus', { table: TABLE, today: TODAY });

it.each(SUBJECTS)('the $name model that comes with the bot is what `npm run learn` learns', (subject) => {
  // The cast holds: the file was written from such a model.
  const kept = JSON.parse(readFileSync(`src/domain/intake/learnt/${subject.name}.json`, 'utf8')) as Model;
  const learnt = fit(labelled([...sets.values()].flat(), subject), subject);
  // Engines may differ in the last digit of a logarithm, and with it in a tenth.
  const flat = (model: Model): number[] => [...model.bias, ...Object.values(model.grams).flat()];
  expect(Object.keys(learnt.grams)).toEqual(Object.keys(kept.grams));
  const other = flat(kept);
  expect(flat(learnt).filter((value, at) => Math.abs(value - (other[at] ?? NaN)) > 1)).toEqual([]);
});
