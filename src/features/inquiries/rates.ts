import { NO_SHARE, percentage, percentages } from '../../domain/rates/percentages.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Texts } from '../../scripts/texts.ts';
import type { Values } from '../speaking/speak.ts';
import type { Figures } from './figures.ts';

type Rules = Pick<RuleSet, 'rounding' | 'rates'>;

/**
 * The figures as shares, by the rounding and the formulas of the place (domain.md 2.3): classes of all replies, 满意率
 * without and with 基本满意, 办结率 (replied of all) and 办成率 (class A, and the deputy content, of all).
 */
export function rateValues(texts: Texts, figures: Figures, rules: Rules): Values {
  const { total, replied, achieved } = figures;
  return {
    outcomes: outcomesOf(figures, rules),
    satisfaction: satisfactionOf(texts, figures, rules),
    systems: systemsOf(texts, figures),
    rates: texts.render('inquiries/overview-rates', {
      replied: withSign(percentage(replied, total, rules.rounding)),
      achieved: withSign(percentage(achieved, total, rules.rounding)),
    }),
  };
}

/** A79(52.32%) B57(37.75%); no share of nothing. */
function outcomesOf({ outcomes, replied }: Figures, { rounding }: Rules): string {
  const counts = [...outcomes.values()];
  const shares = percentages(counts, replied, rounding);
  return [...outcomes.keys()]
    .map((name, index) => `${name}${counts[index]}${replied === 0 ? '' : `(${shares[index]}%)`}`)
    .join(' ');
}

/** 满意率 as the place counts it; empty when nothing is to be counted. */
export function satisfactionOf(texts: Texts, figures: Figures, { rates, rounding }: Rules): string {
  const { satisfied, basic, rated, replied } = figures;
  const base = rates.denominator === 'evaluated' ? rated : replied;
  if (base === 0) return '';
  return texts.render(`inquiries/overview-satisfaction.${rates.satisfaction}`, {
    strict: withSign(percentage(satisfied, base, rounding)),
    withBasic: withSign(percentage(satisfied + basic, base, rounding)),
  });
}

/** Each system with its own count; nothing to split where there is one. */
function systemsOf(texts: Texts, { systems }: Figures): string {
  if (systems.size < 2) return '';
  const parts = [...systems].map(([name, { total, replied }]) =>
    texts.render('inquiries/overview-system', {
      system: name ?? texts.render('inquiries/overview-no-system', {}),
      total,
      replied,
    }),
  );
  return `\n${texts.render('inquiries/overview-systems', { parts: parts.join(',') })}`;
}

export function withSign(share: string): string {
  return share === NO_SHARE ? share : `${share}%`;
}
