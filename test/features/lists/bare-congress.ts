import { v7 } from 'uuid';
import { join } from 'node:path';
import type { Deps } from '../../../src/features/context.ts';
import { seedCongress } from '../../../src/features/roster/seed.ts';
import { migrateQueue } from '../../../src/outbox/queue.ts';
import { loadCalendar } from '../../../src/scripts/calendar.ts';
import { loadCommandTable } from '../../../src/scripts/commands.ts';
import { loadForms } from '../../../src/scripts/forms.ts';
import { loadRuleSet, parseRuleContent, sourcesIn } from '../../../src/scripts/rules.ts';
import { loadSupervisionBook } from '../../../src/scripts/supervision.ts';
import { loadTexts } from '../../../src/scripts/texts.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { storeFile } from '../../../src/storage/files.ts';
import { loadListRoster } from '../../../src/storage/list-roster.ts';
import { ruleContentOf } from '../../../src/storage/rules.ts';
import { recordingLog } from '../../support/engine.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { ACCOUNT, smallCongress } from '../../support/world-cast.ts';

const FOLDER = 'bot-scripts';
export const NOW = new Date('2026-03-02T01:00:00Z');

/** What use cases need, without an application around them. */
export function listDeps(): Deps {
  return {
    calendar: loadCalendar(join(FOLDER, 'calendar'), {}),
    table: loadCommandTable(FOLDER),
    texts: loadTexts(join(FOLDER, 'texts')),
    forms: loadForms(join(FOLDER, 'forms')),
    supervision: loadSupervisionBook(FOLDER),
    sourcesOf: sourcesIn('bot-scripts/rules'),
    newId: v7,
    rulesOf: async (tx, hash) => parseRuleContent(await ruleContentOf(tx, hash)),
  };
}

export interface BareCongress {
  readonly database: Database;
  readonly test: TestDatabase;
  readonly congressId: string;
  /** The payload of a job for a stored list. */
  job(bytes: Uint8Array, stage: Readonly<Record<string, string>>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** The small congress of the world in a database, with the queue's tables and nobody at work. */
export async function bareCongress(): Promise<BareCongress> {
  const test = await createTestDatabase();
  const { log } = recordingLog();
  await migrateQueue(test.connection, log);
  const database = openDatabase(test.connection, { max: 4, log });
  const rules = loadRuleSet(join(FOLDER, 'rules'), 'cn-county', {});
  const { id: congressId } = await database.write((tx) => seedCongress(tx, smallCongress(rules), NOW));
  let events = 0;
  return {
    database,
    test,
    congressId,
    job: async (bytes, stage) => {
      const file = { congressId, name: '清单.xlsx', mediaType: 'x', bytes, at: NOW };
      const { people } = await loadListRoster(database.read, congressId);
      const place = { platform: 'sandbox', account: ACCOUNT, conversation: { kind: 'direct', id: 'wang' } };
      events += 1;
      return {
        ...{ congressId, place, direct: place, ...stage },
        personId: people.find(({ name }) => name === '王敏')?.personId,
        files: [await storeFile(database.read, file)],
        causeEventId: String(events),
      };
    },
    close: async () => {
      await database.close();
      await test.drop();
    },
  };
}
