import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/cli/rehearsal/read-scenario.ts';
import { ScriptError } from '../../src/scripts/yaml-file.ts';

const CAST = `
systems: [区政府]
units: [区教育局, { name: 区住建局, system: 区政府 }]
people:
  - { id: zhang, name: 张明, role: deputy, team: 第一代表团 }
  - { id: wang, name: 王敏, role: staff }
groups:
  - { id: g1, name: 第一代表团群, kind: deputies, members: [zhang, wang] }
`;

function problemsOf(text: string): readonly string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'scenario-')), 'story.yaml');
  writeFileSync(file, text);
  try {
    readScenario(file, 'bot-scripts');
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return error.problems.map((problem) => problem.slice(problem.indexOf(basename(file))));
  }
}

/** The first step is line 9 of the file. */
function problemsOfSteps(steps: string, top = ''): readonly string[] {
  return problemsOf(`${CAST.trimStart()}steps:\n${steps}\n${top}`);
}

it('accepts the example of the contract as it stands', () => {
  const scenario = readScenario('bot-scripts/rehearsals/example.yaml', 'bot-scripts');
  expect(scenario.steps).toHaveLength(10);
  expect(scenario.start).toEqual(new Date('2026-03-02T01:00:00Z'));
  expect(scenario.steps.at(-1)?.check).toMatchObject({ state: 'assigned', replyDue: '2026-06-02' });
});

it('fills in what the file leaves out', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'scenario-')), 'story.yaml');
  writeFileSync(file, `${CAST}steps: [{ say: { by: zhang, text: 18 } }]`);
  const scenario = readScenario(file, 'bot-scripts');
  expect(scenario).toMatchObject({ rules: 'cn-county', strict: false });
  expect(scenario.people[0]).toMatchObject({ bound: true, friend: true });
  expect(scenario.groups[0]).toMatchObject({ registered: true });
  expect(scenario.steps[0]?.say?.text).toBe('18');
});

describe('names file, line, key and what is allowed', () => {
  it.each([
    [
      'an unknown top-level key',
      'mood: good\nsteps: [{ crash: true }]',
      /^story\.yaml:1 mood: unknown key mood; allowed: title, rules/,
    ],
    ['no steps', 'title: nothing', /^story\.yaml:1 steps: is missing/],
    [
      'an unknown role',
      'people:\n  - { id: a, name: 甲, role: king }\nsteps: [{ crash: true }]',
      /^story\.yaml:2 people\.0\.role: .*found "king"; allowed: one of "deputy"/,
    ],
    [
      'a bad start',
      'start: 2026-02-30T09:00\nsteps: [{ crash: true }]',
      /^story\.yaml:1 start: no such moment, found "2026-02-30T09:00"; allowed: a moment like/,
    ],
    ['an unknown preset', 'rules: moon\nsteps: [{ crash: true }]', /^story\.yaml:1 rules: .*moon/],
    [
      'an unknown setting',
      'settings: { redo.colour: 3 }\nsteps: [{ crash: true }]',
      /^story\.yaml:1 settings\.redo\.colour: .*colour/,
    ],
    [
      'a unit of an unknown system',
      'units:\n  - { name: 区教育局, system: 区委 }\nsteps: [{ crash: true }]',
      /^story\.yaml:2 units\.0\.system: unknown system/,
    ],
    [
      'a member who is nobody',
      'groups:\n  - { id: g, name: 群, kind: staff, members: [nobody] }\nsteps: [{ crash: true }]',
      /^story\.yaml:2 groups\.0\.members\.0: unknown person, found "nobody"/,
    ],
    [
      'an id that is taken',
      'people:\n  - { id: a, name: 甲 }\n  - { id: a, name: 乙 }\nsteps: [{ crash: true }]',
      /^story\.yaml:3 people\.1\.id: the id is taken/,
    ],
    [
      'spreadsheets',
      'files: { 名单.txt: [[1]] }\nsteps: [{ crash: true }]',
      /^story\.yaml:1 files\.名单\.txt: .*ends in \.xlsx, \.csv or \.docx/,
    ],
    [
      'another platform',
      'people:\n  - { id: a, name: 甲, platform: qq }\nsteps: [{ crash: true }]',
      /^story\.yaml:2 people\.0\.platform/,
    ],
    ['a key twice', 'title: 一\ntitle: 二\nsteps: [{ crash: true }]', /^story\.yaml:2 /],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    ['no verb', '  - { expect: [] }', /:9 steps\.0: no verb/],
    ['two verbs', '  - { say: { by: zhang, text: 好 }, wait: 2h }', /:9 steps\.0: two verbs \(say, wait\)/],
    [
      'a crash beside another verb',
      '  - { say: { by: zhang, text: 好 }, crash: true }',
      /:9 steps\.0: two verbs/,
    ],
    [
      'an unknown speaker',
      '  - say: { by: li, text: 好 }',
      /:9 steps\.0\.say\.by: unknown person \(here: zhang, wang\), found "li"; allowed: the id/,
    ],
    ['an unknown group', '  - say: { by: zhang, in: g9, text: 好 }', /:9 steps\.0\.say\.in: unknown group/],
    [
      'an unknown mention',
      '  - say: { by: zhang, text: "@{li} 好" }',
      /:9 steps\.0\.say\.text: @\{li\} is no person/,
    ],
    ['nothing said', '  - say: { by: zhang }', /:9 steps\.0\.say: nothing is said/],
    [
      'a file that is not there',
      '  - say: { by: zhang, files: [x.docx] }',
      /:9 steps\.0\.say\.files\.0: no such file/,
    ],
    [
      'a later step quoted',
      '  - say: { by: zhang, text: 好, quote: { step: 1 } }',
      /:9 steps\.0\.say\.quote\.step: not an earlier step/,
    ],
    [
      'a wait redelivered',
      '  - wait: 1d\n  - redeliver: { step: 1 }',
      /:10 steps\.1\.redeliver\.step: step 1 is a wait/,
    ],
    [
      'a strange length',
      '  - wait: 3 weeks',
      /:9 steps\.0\.wait: no such length, found "3 weeks"; allowed: a length like 2h/,
    ],
    [
      'a moment in the past',
      '  - wait: 2wd\n  - until: 2026-03-04T08:59',
      /:10 steps\.1\.until: lies in the past/,
    ],
    [
      'a strange crash',
      '  - say: { by: zhang, text: 好, crash: later }',
      /:9 steps\.0\.say\.crash: .*"received", "handled", "sent"/,
    ],
    [
      'count beside none',
      '  - { say: { by: zhang, text: 好 }, expect: [{ in: g1, none: true, count: 1 }] }',
      /:9 steps\.0\.expect\.0\.count: cannot stand beside `none`/,
    ],
    [
      'two chats in one item',
      '  - { say: { by: zhang, text: 好 }, expect: [{ in: g1, to: zhang }] }',
      /:9 steps\.0\.expect\.0: an item names one chat/,
    ],
    [
      'a pattern without a group',
      "  - { say: { by: zhang, text: 好 }, expect: [{ in: g1, save: { no: '拟\\d+' } }] }",
      /:9 steps\.0\.expect\.0\.save\.no: has no group/,
    ],
    [
      'a value nobody saved',
      '  - say: { by: zhang, text: "${no}" }',
      /:9 steps\.0\.say: \$\{no\} was not saved before/,
    ],
    [
      'an unknown check key',
      '  - check: { suggestion: 1, mood: good }',
      /:9 steps\.0\.check\.mood: unknown key mood/,
    ],
    [
      'an unknown state',
      '  - check: { suggestion: 1, state: done }',
      /:9 steps\.0\.check\.state: unknown state, found "done"; allowed: one of draft/,
    ],
    [
      'a unit key without a unit',
      '  - check: { suggestion: 1, role: lead }',
      /:9 steps\.0\.check\.role: this key belongs to one unit/,
    ],
    [
      'a bad date',
      '  - check: { suggestion: 1, replyDue: 2026-02-29 }',
      /:9 steps\.0\.check\.replyDue: no such day/,
    ],
    ['a check of nothing', '  - check: { state: assigned }', /:9 steps\.0\.check: a check names one of/],
    [
      'a key of another subject',
      '  - check: { person: zhang, round: 1 }',
      /:9 steps\.0\.check\.round: is no key of a person \(points, status, unit\)/,
    ],
    [
      "a suggestion's state of a ballot",
      '  - check: { ballot: 票决, state: assigned }',
      /:9 steps\.0\.check\.state: unknown state/,
    ],
    [
      'suggestions without a count',
      '  - check: { suggestions: { state: assigned } }',
      /:9 steps\.0\.check\.suggestions: .*count/,
    ],
  ])('%s', (_, steps, problem) => {
    expect(problemsOfSteps(steps)).toEqual([expect.stringMatching(problem)]);
  });

  it('an unknown verb, with the verbs there are', () => {
    expect(problemsOfSteps('  - { sing: { by: zhang } }')[0]).toMatch(
      /:9 steps\.0\.sing: unknown key sing; allowed: say, press, fill, recall/,
    );
  });

  it('reports every problem of a file at once', () => {
    const steps = '  - say: { by: li, text: 好 }\n  - say: { by: zhang, in: g9, text: 好 }';
    expect(problemsOfSteps(steps)).toHaveLength(2);
  });
});

describe('accepts what the contract allows', () => {
  it.each([
    [
      'a saved value in a later item of the same step',
      `  - { say: { by: zhang, text: 好 }, expect: [{ in: g1, save: { no: '(拟\\d+)' } }, { in: g1, has: ["\${no}"] }] }`,
    ],
    [
      'a saved date in a check',
      `  - { say: { by: zhang, text: 好 }, expect: [{ in: g1, save: { d: '(2026.*)' } }] }\n  - check: { suggestion: 拟1, replyDue: "\${d}" }`,
    ],
    ['a bare pdf', '  - say: { by: zhang, files: [答复.pdf] }'],
    [
      'null for what is not there',
      '  - check: { suggestion: 018, outcome: null, color: null, disclosed: null, result: null, number: null }',
    ],
    ['numbers as words', '  - { say: { by: zhang, text: 18 }, expect: [{ in: g1, has: [2026, 拟1] }] }'],
    ['until exactly now', '  - until: 2026-03-02T09:00'],
    [
      'filters of suggestions with a unit',
      '  - check: { suggestions: { unit: 区教育局, assignmentState: issued }, count: 0 }',
    ],
    [
      'joins, leaves and forms',
      '  - join: { who: wang, in: g1 }\n  - leave: { who: wang, in: g1 }\n  - fill: { by: wang, in: g1, form: { name: 交办, 主办: 区教育局, 协办: [区住建局] } }',
    ],
  ])('%s', (_, steps) => {
    expect(problemsOfSteps(steps)).toEqual([]);
  });

  it('several congresses, sessions, a hidden calendar and the rows it proves', () => {
    const text = `
congresses: [{ id: a, name: 甲区 }, { id: b, name: 乙镇, rules: cn-county }]
session: { name: 第三次会议, from: 2026-01-10, to: 2026-01-13 }
calendar: { until: 2026 }
platforms: all
rows: [1, 2]
settings: { redo.trigger: [basic, unsatisfied] }
people: [{ id: z, name: 张明, role: deputy, congress: [a, b] }, { id: y, name: 李芳, role: teller, congress: b }]
groups: [{ id: g, name: 群, registered: false, congress: b, members: [z, y] }]
steps: [{ wait: 1m, proves: [126] }]`;
    expect(problemsOf(text)).toEqual([]);
  });
});
