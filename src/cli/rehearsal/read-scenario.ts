import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadCalendar } from '../../scripts/calendar.ts';
import { loadRuleSet } from '../../scripts/rules.ts';
import { readYamlFile, ScriptError } from '../../scripts/yaml-file.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

/**
 * Read and check a scenario file against the scripts of the installation.
 *
 * @throws ScriptError with one line per problem: file, line, key, what is wrong, what is allowed.
 */
export function readScenario(file: string, scriptsFolder: string): Scenario {
  return readYamlFile(
    file,
    scenarioSchema({
      calendarUntil: (until) =>
        loadCalendar(join(scriptsFolder, 'calendar'), until === undefined ? {} : { until }),
      isFile: (path) => statSync(resolve(dirname(file), path), { throwIfNoEntry: false })?.isFile() === true,
      rulesProblems: (preset, settings) =>
        problemsIn(() => loadRuleSet(join(scriptsFolder, 'rules'), preset, settings)),
    }),
  );
}

function problemsIn(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ScriptError) return error.problems;
    throw error;
  }
}
