import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { act, ImpossibleStepError, type Stage } from './acts.ts';
import { keepBot, type BotKeeper } from './bot-keeper.ts';
import { BotDiedError, type StartBot } from './bot-life.ts';
import type { Chats } from './chats.ts';
import { type Books, differences } from './check.ts';
import { createLedger } from './ledger.ts';
import { judge, strangers } from './judge.ts';
import { madeFiles } from './made-files.ts';
import { after } from './moments.ts';
import type { Failure, Reporter } from './report.ts';
import type { Scenario } from './scenario.ts';
import type { Step } from './scenario-steps.ts';
import { MissingValueError, substitute } from './substitute.ts';
import type { Wire } from './wires.ts';

export interface RehearsalParts {
  readonly chats: Chats;
  /** The local servers in front of the chats; a network without one is the bot's own. */
  readonly wires: readonly Wire[];
  readonly startBot: StartBot;
  /** The records that a `check` reads. */
  readonly books: Books;
  readonly calendar: WorkingCalendar;
  readonly reporter: Reporter;
  /** Where the files of the scenario are. */
  readonly folder: string;
}

interface Run {
  readonly scenario: Scenario;
  readonly parts: RehearsalParts;
  readonly stage: Stage;
  readonly keeper: BotKeeper;
  readonly saved: Map<string, string>;
}

/**
 * Play a scenario to its end and return what did not hold. A step that fails does not stop the play, so that one
 * run shows everything; the first failure is the one to look at, later ones may follow from it. Only the death of
 * the bot's process, where no step asks for it, ends the play. When all is
 * played the bot drains and stops; whoever started it must kill what an error leaves running.
 */
export async function runRehearsal(scenario: Scenario, parts: RehearsalParts): Promise<readonly Failure[]> {
  const run = setUp(scenario, parts, await madeFiles(scenario.files));
  const failures: Failure[] = [];
  const fail = (failure: Failure): void => {
    failures.push(failure);
    parts.reporter.failure(failure);
  };
  let current = 0;
  parts.chats.subscribe((line) => {
    if (run.stage.ledger.note(line)) parts.reporter.line(current, line);
  });
  try {
    await run.keeper.start();
    for (const [index, step] of scenario.steps.entries()) {
      current = index + 1;
      run.stage.ledger.begin(current);
      parts.reporter.step(current, step, parts.chats.time.now);
      (await play(step, current, run)).forEach(fail);
    }
    await run.keeper.stop();
  } catch (error) {
    if (!(error instanceof BotDiedError)) throw error;
    fail({ step: current, expected: 'the bot keeps running', said: [error.message] });
  }
  return failures;
}

function setUp(scenario: Scenario, parts: RehearsalParts, made: Stage['made']): Run {
  const { chats, wires, startBot, folder } = parts;
  return {
    scenario,
    parts,
    stage: { chats, ledger: createLedger(), people: scenario.people, folder, made, events: new Map() },
    keeper: keepBot(chats, wires, startBot),
    saved: new Map(),
  };
}

async function play(raw: Step, number: number, run: Run): Promise<readonly Failure[]> {
  const { expect = [], ...rest } = raw;
  try {
    const step = substitute(rest, run.saved);
    await perform(step, number, run);
    const failures = [
      ...(await checked(step, number, run)),
      ...judge(expect, number, run.stage.ledger, run.saved),
    ];
    return run.scenario.strict ? [...failures, ...strangers(expect, number, run.stage.ledger)] : failures;
  } catch (error) {
    if (error instanceof MissingValueError || error instanceof ImpossibleStepError) {
      return [{ step: number, expected: error.message, said: [] }];
    }
    throw error;
  }
}

async function perform(step: Step, number: number, { keeper, stage, parts }: Run): Promise<void> {
  const { time } = parts.chats;
  const point = crashPointOf(step);
  const target = step.wait === undefined ? step.until : after(time.now, step.wait, parts.calendar);
  if (point !== undefined) await keeper.arm(point);
  try {
    await act(step, number, stage);
    if (target !== undefined) await keeper.advance(target);
    if (step.crash !== true) await keeper.settle();
    // The point lay outside of what this step did: the process dies all the same, when all is quiet.
    if (point !== undefined)
      parts.reporter.note(`step ${String(number)} never came to "${point}": killed at its end`);
  } catch (error) {
    if (point === undefined || !(error instanceof BotDiedError)) throw error;
  }
  if (step.crash === true || point !== undefined) await keeper.restart();
  // The next life goes on with the time that had not passed yet.
  if (target !== undefined && target > time.now) await keeper.advance(target);
}

function crashPointOf({ say, press, fill, recall, join, leave, redeliver, crash }: Step) {
  const inside = [say, press, fill, recall, join, leave, redeliver].find(
    (act) => act?.crash !== undefined,
  )?.crash;
  return inside ?? (crash === true ? undefined : crash);
}

async function checked({ check }: Step, number: number, { parts }: Run): Promise<readonly Failure[]> {
  if (check === undefined) return [];
  const found = await differences(check, parts.books);
  if (found.length === 0) return [];
  return [
    {
      step: number,
      expected: { check: Object.fromEntries(found.map((it) => [it.field, it.expected])) },
      said: found.map(
        (it) => `${it.field}: ${it.found === undefined ? 'no such record' : JSON.stringify(it.found)}`,
      ),
    },
  ];
}
