import { join } from 'node:path';
import { loadCalendar } from '../../scripts/calendar.ts';
import { loadCommandTable } from '../../scripts/commands.ts';
import { loadForms } from '../../scripts/forms.ts';
import { listPresets } from '../../scripts/rule-preset.ts';
import { loadRuleSet } from '../../scripts/rules.ts';
import { loadSupervisionBook } from '../../scripts/supervision.ts';
import { loadTexts } from '../../scripts/texts.ts';
import { ScriptError } from '../../scripts/yaml-file.ts';
import { type Finding, ok, trouble, warning } from './finding.ts';

/** The State Council announces the next year's holidays in November; from this month on they are missed. */
const MONTH_OF_NOTICE = 12;

/** Everything that staff may edit, each kind of file by itself, so that one mistake does not hide another. */
export function checkScripts(folder: string): readonly Finding[] {
  const rules = join(folder, 'rules');
  return [
    checked('口令表 commands.yaml', () => void loadCommandTable(folder)),
    checked('话术 texts/', () => void loadTexts(join(folder, 'texts'))),
    checked('督办 supervision.yaml', () => void loadSupervisionBook(folder)),
    checked('表单 forms/', () => void loadForms(join(folder, 'forms'))),
    checked('规则 rules/', () => {
      for (const name of listPresets(rules)) loadRuleSet(rules, name);
    }),
  ];
}

/** Whether the working days of this year and, late in the year, of the next one are known. */
export function checkCalendar(folder: string, now: Date): Finding {
  try {
    const calendar = loadCalendar(join(folder, 'calendar'));
    const year = now.getFullYear();
    const remedy = (missing: number): string =>
      `国办的放假通知出来后,在 ${join(folder, 'calendar')} 里照别的年份加一个 ${String(missing)}.yaml。` +
      '没有之前,那一年的期限按周一至周五暂算,并标明「暂定」。';
    if (!calendar.isKnown(year)) return trouble(`工作日历没有 ${String(year)} 年`, remedy(year));
    if (now.getMonth() + 1 >= MONTH_OF_NOTICE && !calendar.isKnown(year + 1))
      return warning(`工作日历还没有 ${String(year + 1)} 年`, remedy(year + 1));
    return ok(
      `工作日历有 ${String(year)} 年${calendar.isKnown(year + 1) ? `和 ${String(year + 1)} 年` : ''}`,
    );
  } catch (error) {
    return mistake('工作日历 calendar/', error);
  }
}

function checked(what: string, load: () => void): Finding {
  try {
    load();
    return ok(what);
  } catch (error) {
    return mistake(what, error);
  }
}

function mistake(what: string, error: unknown): Finding {
  if (!(error instanceof ScriptError)) throw error;
  return trouble(`${what} 有 ${String(error.problems.length)} 处写错`, error.problems.join('\n'));
}
