import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { enqueue, type Outgoing } from '../../src/outbox/enqueue.ts';
import type { OutboxRow } from '../../src/storage/outbox.ts';
import {
  CALENDAR,
  emptyEngineDatabase,
  type Engine,
  type EngineOptions,
  MORNING,
  openEngine,
} from './engine.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export const CONGRESS = randomUUID();

type Put = Partial<Outgoing> & { readonly to?: string };

/** An outbox on a database of its own, new for each test of the file. */
export class OutboxBench {
  #test: TestDatabase | undefined;
  #engine: Engine | undefined;
  /** Messages that were reported as failed or uncertain. */
  reported: OutboxRow[] = [];
  dropped: OutboxRow[] = [];

  get test(): TestDatabase {
    if (this.#test === undefined) throw new Error('the bench stands only while a test runs');
    return this.#test;
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('the bench stands only while a test runs');
    return this.#engine;
  }

  async begin(): Promise<void> {
    this.#test = await createTestDatabase();
  }

  /** Replace the outbox by one with other options. */
  async open(options: Omit<EngineOptions, 'connection'> = {}): Promise<void> {
    await this.#engine?.stop();
    this.reported = [];
    this.dropped = [];
    this.#engine = await openEngine({
      connection: this.test.connection,
      ...options,
      outbox: {
        onPermanentFailure: (_tx, row) => Promise.resolve(void this.reported.push(row)),
        onDropped: (_tx, row) => Promise.resolve(void this.dropped.push(row)),
        ...options.outbox,
      },
    });
  }

  async close(): Promise<void> {
    await this.#engine?.stop();
    this.#engine = undefined;
  }

  /** Enqueue a text to a group, g1 unless said otherwise. */
  put(content: string, { to = 'g1', ...rest }: Put = {}): Promise<bigint | undefined> {
    const { name: platform, account } = this.engine.platform;
    return this.engine.database.write((tx) =>
      enqueue(
        tx,
        { now: this.engine.clock.now(), calendar: CALENDAR },
        {
          congressId: CONGRESS,
          address: { platform, account, conversation: { kind: 'group', id: to } },
          class: 'answer',
          template: 'test/message',
          content: text(content),
          dedupeKey: randomUUID(),
          ...rest,
        },
      ),
    );
  }

  /** What people in a group have seen. */
  sentTo(group: string): readonly string[] {
    return this.engine.platform.seen.filter(({ to }) => to === group).map((sent) => sent.text);
  }

  rows(): Promise<OutboxRow[]> {
    return this.engine.database.read.outboxMessage.findMany({ orderBy: { sequence: 'asc' } });
  }

  async addCongress(): Promise<void> {
    const { read } = this.engine.database;
    await read.ruleVersion.create({ data: { hash: 'h', name: 'n', content: {}, createdAt: MORNING } });
    await read.congress.create({ data: { id: CONGRESS, name: '示例区', ruleHash: 'h', createdAt: MORNING } });
  }

  /** A suggestion by nobody: a guard looks at its version only. */
  async addSuggestion(id: string): Promise<void> {
    const client = await this.engine.database.pool.connect();
    await client.query(`set session_replication_role = 'replica'`);
    await client.query(
      `insert into suggestion (congress_id, id, version, state, kind, intake_number, title, reason, analysis, advice,
         body, confidential, key, lead_deputy_id, suggested_units, review_level, round, origin, entered_by_id, entered_at)
       values ($1, $2, 1, 'draft', 'between_sessions', (select count(*) + 1 from suggestion), '', '', '', '',
         '', false, false, $2, '{}', 0, 1, '{}', $2, now())`,
      [CONGRESS, id],
    );
    client.release(true);
  }
}

export function useOutbox(): OutboxBench {
  const bench = new OutboxBench();
  beforeAll(() => bench.begin());
  beforeEach(async () => {
    await emptyEngineDatabase(bench.test.connection);
    await bench.open();
  });
  afterEach(() => bench.close());
  afterAll(() => bench.test.drop());
  return bench;
}
