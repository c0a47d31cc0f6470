import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LOOSE_FOR_DAYS } from '../../src/features/remove-loose-files.ts';
import { createWorld } from '../support/world.ts';
import { expectRefused } from '../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

const names = async (): Promise<string[]> =>
  (await read.storedFile.findMany({ select: { name: true } })).map(({ name }) => name).sort();

describe('files that belong to nothing', () => {
  it('are removed after thirty days, the others stay; nothing of it is told', async () => {
    expect(LOOSE_FOR_DAYS).toBe(30);
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#部署 ${number} 李局长主持`, { in: 'ge', files: ['部署会.pdf'] });
    await world.says('chen', '#联络 请看', { in: 'ge', files: ['图纸.pdf'] });
    await world.says('chen', '', { files: ['不知是哪件.pdf'] });
    await world.until('2026-03-31T23:59');
    expect(await names()).toEqual(['不知是哪件.pdf', '图纸.pdf', '部署会.pdf'].sort());
    expect(await bytesInInbox()).toBe(3);

    await world.until('2026-04-02T08:00');
    expect(await names()).toEqual(['部署会.pdf']);
    for (const chat of world.heardIn()) expect(world.heardAll(chat)).not.toMatch(/图纸|不知是哪件/u);
    expect(await bytesInInbox()).toBe(0);
    const removed = await read.auditEntry.findMany({ where: { action: 'file.removed' } });
    expect(removed).toHaveLength(2);
    await world.says('wang', `看 ${number}`);
    expect(world.filesIn('wang')).toEqual(['部署会.pdf']);
    // The card that asked which matter it answers does nothing any more.
    await world.presses('chen', number);
    expectRefused(world, 'chen');
  });

  it('are looked for in every table that refers to files', async () => {
    const rows = await read.$queryRaw<{ name: string }[]>`
      select conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'stored_file'::regclass`;
    const source = await readFile(new URL('../../src/storage/loose-files.ts', import.meta.url), 'utf8');
    const looked = [...source.matchAll(/file_id from (\w+)/gu)].map(([, name]) => name);
    expect(looked.sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});

/** Messages whose attachments are still there with their bytes. */
async function bytesInInbox(): Promise<number> {
  const [row] = await read.$queryRaw<{ count: bigint }[]>`
    select count(*) as count from inbox_body where jsonb_path_exists(body, '$.attachments[*].data')`;
  return Number(row?.count ?? -1);
}
