import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from '../../../src/features/lists/run-import.ts';
import { writeSpreadsheet } from '../../../src/features/lists/write-spreadsheet.ts';
import { verifyAudit } from '../../../src/storage/audit.ts';
import { type BareCongress, bareCongress, listDeps, NOW } from './bare-congress.ts';
import { sheetOf } from './support.ts';

const ROWS = 2500;

describe('an import whose process is killed in the middle', { timeout: 120_000 }, () => {
  let congress: BareCongress;
  let payload: Record<string, unknown>;

  beforeAll(async () => {
    congress = await bareCongress();
    const rows = Array.from({ length: ROWS }, (_, index) => [
      ...[index + 1, `关于第${String(index + 1)}处路灯的建议`, '张明', '区教育局', '2026-02-25'],
    ]);
    const sheet = sheetOf('清单', [['编号', '标题', '领衔代表', '主办', '交办日期'], ...rows]);
    payload = await congress.job(await writeSpreadsheet([sheet]), {
      stage: 'write',
      only: 'all',
      expects: `suggestions:${String(ROWS)}/0/0/0`,
    });
  });
  afterAll(() => congress.close());

  const said = async (): Promise<(string | undefined)[]> => {
    const rows = await congress.database.read.outboxMessage.findMany({ orderBy: { sequence: 'asc' } });
    // Only texts are said here.
    return rows.map(({ content }) => (content as { text?: string }).text?.split('\n')[0]);
  };
  const run = () => runImport({ deps: listDeps(), database: congress.database, now: () => NOW }, payload);

  it('leaves nothing but what it said', async () => {
    const loader = fileURLToPath(new URL('../../../scripts/typescript.mjs', import.meta.url));
    const program = fileURLToPath(new URL('import-process.ts', import.meta.url));
    const argument = JSON.stringify({ connection: congress.test.connection, payload });
    const child = spawn(process.execPath, ['--import', loader, program, argument], { stdio: 'inherit' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(await congress.database.read.suggestion.count()).toBe(0);
    expect(await congress.database.read.auditEntry.count()).toBe(0);
    expect(await said()).toEqual(['正在导入:1000/2500。全部写完才算数,请稍等。']);
  });

  it('begins again, writes everything once and says nothing twice', async () => {
    expect(await run()).toEqual({ kind: 'done' });
    const { read } = congress.database;
    expect(await read.suggestion.count({ where: { state: 'assigned' } })).toBe(ROWS);
    expect(await read.assignment.count()).toBe(ROWS);
    // One record for each suggestion, and one for the list.
    expect(await verifyAudit(congress.database, congress.congressId)).toEqual({ entries: ROWS + 1 });
    expect(await said()).toEqual([
      '正在导入:1000/2500。全部写完才算数,请稍等。',
      '正在导入:2000/2500。全部写完才算数,请稍等。',
      '导入好了。',
    ]);
  });

  it('does nothing when its job is run once more', async () => {
    expect(await run()).toEqual({ kind: 'done' });
    expect(await congress.database.read.suggestion.count()).toBe(ROWS);
    expect(await said()).toHaveLength(3);
  });

  it('says so when it cannot be written, and leaves nothing', async () => {
    const bytes = await writeSpreadsheet([
      sheetOf('代表', [
        ['姓名', '代表团'],
        ['某人', '某团'],
      ]),
    ]);
    const job = await congress.job(bytes, { stage: 'write', only: 'all', expects: 'deputies:1/0/0/0' });
    const people = await congress.database.read.person.count();
    const broken = { ...listDeps(), newId: () => 'no uuid' };
    const outcome = await runImport({ deps: broken, database: congress.database, now: () => NOW }, job);
    expect(outcome.kind).toBe('failed');
    expect(await congress.database.read.person.count()).toBe(people);
    expect((await said()).at(-1)).toContain('没有成功');
  });
});
