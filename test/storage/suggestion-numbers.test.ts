import { expect, it } from 'vitest';
import { findSuggestion } from '../../src/features/suggestions/record.ts';
import { createWorld } from '../support/world.ts';
import { once } from '../support/world-builders.ts';

const world = await createWorld();

/** One suggestion of the session, one of another session, one between sessions. */
const numbered = once(async () => {
  const { prisma } = world.app.database;
  for (const number of ['18-3-091', '2026会-092', '2026闭-093']) {
    const { intake } = await world.registered();
    const id = (await findSuggestion(world.app.database.read, world.congressId, intake)) ?? '';
    await prisma.suggestion.update({
      where: { congressId_id: { congressId: world.congressId, id } },
      data: { number },
    });
  }
});

it.each([
  ['18-3-091', '18-3-091'],
  ['18-3-91号', '18-3-091'],
  ['十八届三次91号', '18-3-091'],
  ['91号', '18-3-091'],
  ['8-3-091', undefined],
  ['18-2-091', undefined],
  ['2026会-092', '2026会-092'],
  ['会092', '2026会-092'],
  ['第92号', '2026会-092'],
  ['闭092', undefined],
  ['2025会-092', undefined],
  ['闭093', '2026闭-093'],
  ['会093', undefined],
])('%s finds %s', async (typed, number) => {
  await numbered();
  const { read } = world.app.database;
  const id = await findSuggestion(read, world.congressId, typed);
  const row = id === undefined ? null : await read.suggestion.findFirst({ where: { id } });
  expect(row?.number ?? undefined).toBe(number);
});
