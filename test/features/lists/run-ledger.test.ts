import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONG_LEDGER } from '../../../src/features/lists/ledger.ts';
import { runImport } from '../../../src/features/lists/run-import.ts';
import { runLedger } from '../../../src/features/lists/run-ledger.ts';
import { writeSpreadsheet } from '../../../src/features/lists/write-spreadsheet.ts';
import type { Database } from '../../../src/storage/database.ts';
import { type BareCongress, bareCongress, listDeps, NOW } from './bare-congress.ts';
import { sheetOf } from './support.ts';

const ROWS = 2600;
const deps = listDeps();

describe('the job that makes a ledger', { timeout: 120_000 }, () => {
  let congress: BareCongress;
  let events = 900;

  beforeAll(async () => {
    congress = await bareCongress();
    const rows = Array.from({ length: ROWS }, (_, index) => [
      ...[index + 1, `关于第${String(index + 1)}处路灯的建议`, '张明', '区教育局', '2026-02-25'],
    ]);
    const bytes = await writeSpreadsheet([
      sheetOf('清单', [['编号', '标题', '领衔代表', '主办', '交办日期'], ...rows]),
    ]);
    const expects = `suggestions:${String(ROWS)}/0/0/0`;
    const job = await congress.job(bytes, { stage: 'write', only: 'all', expects });
    await runImport({ deps, database: congress.database, now: () => NOW }, job);
    await congress.database.read.outboxMessage.deleteMany();
    await congress.database.read.storedFile.deleteMany();
  });
  afterAll(() => congress.close());

  const place = { platform: 'sandbox', account: 'jianyi', conversation: { kind: 'direct', id: 'wang' } };
  async function asked(condition = '', grants: readonly object[] = [{ kind: 'all' }]): Promise<object> {
    const person = await congress.database.read.person.findFirstOrThrow({ where: { name: '王敏' } });
    events += 1;
    return {
      ...{ congressId: congress.congressId, personId: person.id, person: '王敏', grants, condition, place },
      causeEventId: String(events),
    };
  }
  const run = (payload: unknown, database: Database = congress.database) =>
    runLedger({ deps, database, now: () => NOW }, payload);

  /** What was said since, and the names of files that were sent. */
  async function told(cause: object): Promise<string[]> {
    const { causeEventId } = cause as { causeEventId: string };
    const rows = await congress.database.read.outboxMessage.findMany({
      where: { dedupeKey: { startsWith: `ledger:${causeEventId}:` } },
      orderBy: { sequence: 'asc' },
    });
    return rows.map(({ content }) => {
      // Only texts and files are sent here.
      const { text, name } = content as { text?: string; name?: string };
      return text?.split('\n')[0] ?? name ?? '';
    });
  }
  const files = (): Promise<number> => congress.database.read.storedFile.count();

  const progress = [`正在生成台账:1000/${String(ROWS)}。`, `正在生成台账:2000/${String(ROWS)}。`];
  const sent = [
    `王敏您好!代表建议共${String(ROWS)}件,见下面的文件(截至3月2日)。`,
    '代表建议台账2026-03-02.xlsx',
  ];

  it.each(['before', 'after'] as const)(
    'loses nothing and says nothing twice when its process is killed %s it has told the outcome',
    async (when) => {
      const payload = await asked();
      const count = await files();
      const loader = fileURLToPath(new URL('../../../scripts/typescript.mjs', import.meta.url));
      const program = fileURLToPath(new URL('ledger-process.ts', import.meta.url));
      const argument = JSON.stringify({ connection: congress.test.connection, payload, when });
      const child = spawn(process.execPath, ['--import', loader, program, argument], { stdio: 'inherit' });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect(signal).toBe('SIGKILL');
      expect(await told(payload)).toEqual(when === 'before' ? progress : [...progress, ...sent]);
      expect(await files()).toBe(when === 'before' ? count : count + 1);

      expect(await run(payload)).toEqual({ kind: 'done' });
      expect(await told(payload)).toEqual([...progress, ...sent]);
      expect(await files()).toBe(count + 1);
    },
  );

  it('answers twice when it is asked twice, and once when two processes run one job', async () => {
    const [one, other] = [await asked('区教育局 小微急'), await asked('区教育局 小微急')];
    const none = ['王敏您好!代表建议现在没有一件,不用导出。'];
    await Promise.all([run(one), run(one), run(other)]);
    expect(await told(one)).toEqual(none);
    expect(await told(other)).toEqual(none);
  });

  it('sends one file when two processes make it at once', async () => {
    const payload = await asked('', [{ kind: 'unit', unitIds: [await unitId('区教育局')] }]);
    const count = await files();
    await Promise.all([run(payload), run(payload)]);
    expect((await told(payload)).filter((text) => text.endsWith('.xlsx'))).toHaveLength(1);
    expect(await files()).toBe(count + 1);
  });

  it('says so when it cannot be made', async () => {
    const payload = await asked('没有这个单位');
    const outcome = await run(payload);
    expect(outcome.kind).toBe('failed');
    expect(await told(payload)).toEqual(['台账没有生成。请再说一次「表格」;还不行请联系维护的同志。']);
  });

  it('tells progress of long ledgers only', async () => {
    expect(ROWS).toBeGreaterThan(LONG_LEDGER);
    const payload = await asked('', [{ kind: 'unit', unitIds: [await unitId('区住建局')] }]);
    await run(payload);
    expect(await told(payload)).toHaveLength(1);
  });

  async function unitId(name: string): Promise<string> {
    const unit = await congress.database.read.handlingUnit.findFirstOrThrow({ where: { name } });
    return unit.id;
  }
});
