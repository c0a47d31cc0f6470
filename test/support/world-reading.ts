import { strict as assert } from 'node:assert';
import type { App } from '../../src/compose.ts';
import {
  findSuggestion,
  readRecord,
  type SuggestionRecord,
  type UnitRecord,
} from '../../src/features/suggestions/record.ts';

export type Reading = ReturnType<typeof reading>;

/** What the books say. */
export function reading(app: () => App, congressId: string) {
  const idOf = async (number: string): Promise<string> => {
    const id = await findSuggestion(app().database.read, congressId, number);
    assert(id !== undefined, `no suggestion ${number}`);
    return id;
  };
  const record = async (number: string): Promise<SuggestionRecord> =>
    readRecord(app().database.read, congressId, await idOf(number));
  return {
    record,
    unit: async (number: string, unit: string): Promise<UnitRecord> => {
      const found = (await record(number)).units.get(unit);
      assert(found !== undefined, `${number} was never given to ${unit}`);
      return found;
    },
    audit: async (number: string): Promise<readonly string[]> => {
      const { read } = app().database;
      const id = await idOf(number);
      const assignments = await read.assignment.findMany({
        where: { congressId, suggestionId: id },
        include: { replies: true, contacts: true, returnRequests: true },
      });
      const ratings = await read.rating.findMany({ where: { congressId, suggestionId: id } });
      const parts = assignments.flatMap((it) => [it, ...it.replies, ...it.contacts, ...it.returnRequests]);
      const entries = await read.auditEntry.findMany({
        where: { congressId, subjectId: { in: [id, ...[...parts, ...ratings].map((it) => it.id)] } },
        orderBy: { sequence: 'asc' },
      });
      return entries.map((entry) => entry.action);
    },
  };
}
