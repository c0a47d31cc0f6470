import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  defaultExports,
  exits,
  impureDomain,
  doubledInSet,
  median,
  moduleState,
  queriesAtOnce,
  silencedChecks,
  sizes,
  unsafeSql,
  writtenAny,
} from './code.ts';
import {
  brokenImports,
  packagesInDomain,
  prismaOutsideStorage,
  valueCycles,
  wrongImports,
} from './imports.ts';
import { parseSource, readSources, type Source } from './source.ts';

const src = readSources('src');
const tests = readSources('test');

type Guard = (sources: readonly Source[]) => readonly string[];

const exists = (path: string): boolean => path.startsWith('src/storage/generated/') || existsSync(path);

const ofSrc: readonly (readonly [string, Guard])[] = [
  ['imports only what the table of the house allows', wrongImports],
  ['imports files by their whole name', (sources) => brokenImports(sources, exists)],
  ['has no cycle of imports', valueCycles],
  ['touches Prisma in storage only', prismaOutsideStorage],
  ['has a domain without packages', packagesInDomain],
  ['has a domain that sees no clock, chance, environment or network', impureDomain],
  ['never writes any', writtenAny],
  ['never switches a check off', silencedChecks],
  ['has no state in a module', moduleState],
  ['names no character twice in a set', doubledInSet],
  ['has no default export', defaultExports],
  ['asks a transaction one thing at a time', queriesAtOnce],
  ['ends the process in main.ts and cli only', exits],
  ['puts no text into SQL', unsafeSql],
  ['has no file over 300 lines', tooLong],
];

const ofTests: readonly (readonly [string, Guard])[] = [
  ['never write any', writtenAny],
  ['never switch a check off', silencedChecks],
  [
    'put no text into SQL',
    (sources) => unsafeSql(sources.filter((it) => !it.path.startsWith('test/guards/'))),
  ],
  ['have no file over 300 lines', tooLong],
];

function tooLong(sources: readonly Source[]): readonly string[] {
  return sizes(sources)
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}: ${String(lines)} lines`);
}

describe('the code', () => {
  it.each(ofSrc)('%s', (_, guard) => {
    expect(guard(src)).toEqual([]);
  });

  it('has files of 80 lines at most in the median', () => {
    expect(median(sizes(src).map(({ lines }) => lines))).toBeLessThanOrEqual(80);
  });
});

describe('the tests', () => {
  it.each(ofTests)('%s', (_, guard) => {
    expect(guard(tests)).toEqual([]);
  });
});

/** Return what a guard says of one file, or of several. */
function found(guard: Guard, files: Readonly<Record<string, string>>): readonly string[] {
  return guard(Object.entries(files).map(([path, text]) => parseSource(path, text)));
}

describe('the guards', () => {
  it.each<[string, Guard, string, string, string]>([
    [
      'a rule that imports storage',
      wrongImports,
      'src/domain/a.ts',
      "import { b } from '../storage/b.ts';",
      'may not import storage',
    ],
    [
      'a type is enough',
      wrongImports,
      'src/chat/a.ts',
      "import type { B } from '../features/b.ts';",
      'may not import features',
    ],
    [
      'a type in place',
      wrongImports,
      'src/chat/a.ts',
      "type A = import('../web/b.ts').B;",
      'may not import web',
    ],
    [
      'a re-export',
      wrongImports,
      'src/inbox/a.ts',
      "export { b } from '../outbox/b.ts';",
      'may not import outbox',
    ],
    [
      'an import at run time',
      wrongImports,
      'src/platforms/x/a.ts',
      "await import('../../domain/b.ts');",
      'may not import domain',
    ],
    [
      'an import of the composition root',
      wrongImports,
      'src/web/a.ts',
      "import { m } from '../main.ts';",
      'may not import main.ts',
    ],
    [
      'an import of a command line',
      wrongImports,
      'src/web/a.ts',
      "import { m } from '../cli/m.ts';",
      'may not import cli',
    ],
    [
      'an import from the tests',
      wrongImports,
      'src/domain/a.ts',
      "import { m } from '../../test/m.ts';",
      'outside src',
    ],
    ['a new room', wrongImports, 'src/utils/a.ts', '', 'in no room'],
    [
      'Prisma in a feature',
      prismaOutsideStorage,
      'src/features/a.ts',
      "import { P } from '@prisma/client';",
      '@prisma/client',
    ],
    [
      'generated code in a feature',
      prismaOutsideStorage,
      'src/features/a.ts',
      "import type { P } from '../storage/generated/client.ts';",
      'generated',
    ],
    ['a package in a rule', packagesInDomain, 'src/domain/a.ts', "import { z } from 'zod';", 'zod'],
    [
      'a node module in a rule',
      packagesInDomain,
      'src/domain/a.ts',
      "import { readFileSync } from 'node:fs';",
      'node:fs',
    ],
    ['the clock in a rule', impureDomain, 'src/domain/a.ts', 'const a = () => Date.now();', ':1'],
    ['now in a rule', impureDomain, 'src/domain/a.ts', 'const a = () => new Date();', ':1'],
    ['chance in a rule', impureDomain, 'src/domain/a.ts', 'const a = () => Math.random();', ':1'],
    ['the environment in a rule', impureDomain, 'src/domain/a.ts', "const a = () => process.env['A'];", ':1'],
    ['any', writtenAny, 'src/a.ts', '\nconst a = (b: any) => b;', ':2'],
    ['a cast to any', writtenAny, 'src/a.ts', 'const a = 1 as any;', ':1'],
    ['a list of any', writtenAny, 'src/a.ts', 'const a: Array<any> = [];', ':1'],
    ['an ignored error', silencedChecks, 'src/a.ts', '\n// @ts-ignore\nconst a = 1;', ':2'],
    ['a silenced linter', silencedChecks, 'src/a.ts', '/* eslint-disable no-console */', ':1'],
    ['let in a module', moduleState, 'src/a.ts', 'let a = 1;', ':1'],
    ['exported let in a module', moduleState, 'src/a.ts', 'export let a = 1;', ':1'],
    ['var in a module', moduleState, 'src/a.ts', 'var a = 1;', ':1'],
    ['a character twice in a set', doubledInSet, 'src/a.ts', 'const a = /[\\s,,]+/u;', ':1'],
    ['queries at once', queriesAtOnce, 'src/features/a.ts', 'await Promise.all([a(), b()]);', ':1'],
    ['a default export', defaultExports, 'src/a.ts', 'export default 1;', ':1'],
    ['a default function', defaultExports, 'src/a.ts', 'export default function a() {}', ':1'],
    ['an exit', exits, 'src/web/a.ts', 'process.exit(1);', ':1'],
    ['text in SQL', unsafeSql, 'src/storage/a.ts', 'db.$queryRawUnsafe(`select ${x}`);', ':1'],
    ['text in SQL by a string', unsafeSql, 'src/storage/a.ts', "db['$executeRawUnsafe'](x);", ':1'],
    ['a file of 301 lines', tooLong, 'src/a.ts', 'a;\n'.repeat(301), '301'],
  ])('find %s', (...[, guard, path, text, expected]) => {
    const problems = found(guard, { [path]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it('find a cycle of three files, but none of types', () => {
    const file = (kind: string, target: string): string => `import ${kind} { x } from './${target}.ts';`;
    const cycle = (kind: string): readonly string[] =>
      found(valueCycles, {
        'src/domain/a.ts': file('', 'b'),
        'src/domain/b.ts': file('', 'c'),
        'src/domain/c.ts': file(kind, 'a'),
      });
    expect(cycle('')).toEqual(['src/domain/a.ts > src/domain/b.ts > src/domain/c.ts > src/domain/a.ts']);
    expect(cycle('type')).toEqual([]);
  });

  it('find a file that imports itself', () => {
    expect(found(valueCycles, { 'src/a.ts': "import { a } from './a.ts';" })).toEqual([
      'src/a.ts > src/a.ts',
    ]);
  });

  it('find an import of a file that is not there', () => {
    const guard: Guard = (sources) => brokenImports(sources, () => false);
    expect(found(guard, { 'src/a.ts': "import { a } from './b.js';" })).toHaveLength(1);
  });

  it('allow what is right', () => {
    const allowed = {
      'src/domain/x/a.ts': "import { b } from '../y/b.ts';\nconst c = (at: string) => new Date(at);\n",
      'src/features/a.ts': "import { b } from '../storage/b.ts';\nconst any = '// @ts-ignore $queryRaw';\n",
      'src/compose-bot.ts': "import { a } from './features/a.ts';",
      'src/main.ts': "import { x } from './cli/x.ts';\nimport { y } from './compose.ts';\nprocess.exit(1);\n",
      'src/cli/x.ts': 'export const x = 1;\nfor (let i = 0; i < 1; i += 1) process.exitCode = i;\n',
      'src/storage/a.ts': "import { P } from '@prisma/client';\nimport { g } from './generated/client.ts';\n",
    };
    expect(ofSrc.flatMap(([, guard]) => (guard === ofSrc[1]?.[1] ? [] : found(guard, allowed)))).toEqual([]);
  });
});

it('reads the whole tree, without what is generated', () => {
  const paths = src.map(({ path }) => path);
  expect(paths).toContain('src/domain/rules/rule-set.ts');
  expect(paths.filter((path) => path.includes('/generated/'))).toEqual([]);
  expect(tests.map(({ path }) => path)).toContain('test/guards/architecture.test.ts');
});
