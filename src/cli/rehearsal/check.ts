import type { Tx } from '../../storage/database.ts';
import { isSameNumber } from '../../chat/reading/numbers.ts';
import {
  findSuggestion,
  readRecord,
  readRecords,
  type SuggestionRecord,
} from '../../features/suggestions/record.ts';
import { readPoll } from '../../features/polls/record.ts';
import { readPerson } from '../../features/roster/person-record.ts';
import { comparable } from './expectation.ts';
import type { Check, RecordFields } from './scenario-record.ts';

/** Where a check looks: the congresses of the scenario in order, and who its ids stand for. */
export interface Books {
  readonly tx: Tx;
  /** Ids in the database by the ids of the scenario, in its order. */
  readonly congresses: ReadonlyMap<string, string>;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** A field that is not as expected; `found` is undefined when there is no such record. */
export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Compare one record with a check; nothing when everything named is as expected. */
export async function differences(check: Check, books: Books): Promise<readonly Difference[]> {
  const named = check.congress === undefined ? undefined : books.congresses.get(check.congress);
  const congresses = named === undefined ? [...books.congresses.values()] : [named];
  if (check.suggestions !== undefined) return countDifference(check, congresses, books);
  if (check.person !== undefined) return personDifferences(check, congresses, books);
  if (check.ballot !== undefined) return ballotDifferences(check, congresses, books);
  const record = await recordOf(check.suggestion ?? '', congresses, books.tx);
  if (record === undefined) return [{ field: 'suggestion', expected: check.suggestion, found: undefined }];
  return fieldDifferences(check, record, books.people);
}

async function recordOf(typed: string, congresses: readonly string[], tx: Tx) {
  for (const congressId of congresses) {
    const id = await findSuggestion(tx, congressId, typed);
    if (id !== undefined) return readRecord(tx, congressId, id);
  }
  return undefined;
}

async function countDifference(check: Check, congresses: readonly string[], { tx, people }: Books) {
  const records = (await Promise.all(congresses.map(async (id) => readRecords(tx, id)))).flat();
  const filter = check.suggestions ?? {};
  const found = records.filter((record) => fieldDifferences(filter, record, people).length === 0).length;
  return found === check.count ? [] : [{ field: 'count', expected: check.count, found }];
}

async function personDifferences(
  { person = '', status, unit }: Check,
  congresses: readonly string[],
  books: Books,
) {
  const name = nameOf(person, books.people);
  for (const congressId of congresses) {
    const record = await readPerson(books.tx, congressId, name);
    if (record === undefined) continue;
    return [
      ...(status === undefined || [record.status, record.statusName].includes(status)
        ? []
        : [{ field: 'status', expected: status, found: record.status }]),
      ...(unit === undefined || unit === record.unit
        ? []
        : [{ field: 'unit', expected: unit, found: record.unit }]),
    ];
  }
  return [{ field: 'person', expected: person, found: undefined }];
}

/** Polls in the chat; formal ballots will be looked up here as well. Votes are compared for the projects named. */
async function ballotDifferences(check: Check, congresses: readonly string[], { tx, people }: Books) {
  const { ballot = '', congress: _congress, votes, ...fields } = check;
  for (const congressId of congresses) {
    const record = await readPoll(tx, congressId, ballot);
    if (record === undefined) continue;
    const actual = new Map<string, unknown>(Object.entries(record));
    const differing = Object.entries(fields).flatMap(([field, expected]) => {
      const found = actual.get(field);
      return expected === undefined || isSame(field, expected, found, people)
        ? []
        : [{ field, expected, found }];
    });
    const counted = Object.entries(votes ?? {}).flatMap(([project, expected]) => {
      const found = record.votes[project];
      return found === expected ? [] : [{ field: `votes of ${project}`, expected, found }];
    });
    return [...differing, ...counted];
  }
  return [{ field: 'ballot', expected: ballot, found: undefined }];
}

/** The same keys in a check of one suggestion and in a filter of many. */
function fieldDifferences(
  fields: RecordFields | Check,
  record: SuggestionRecord,
  people: Books['people'],
): readonly Difference[] {
  const unit = fields.unit === undefined ? undefined : record.units.get(fields.unit);
  if (fields.unit !== undefined && unit === undefined) {
    return [{ field: 'unit', expected: fields.unit, found: [...record.units.keys()].toSorted() }];
  }
  const actual = new Map<string, unknown>([...Object.entries(record), ...Object.entries(unit ?? {})]);
  return Object.entries(fields).flatMap(([field, expected]) => {
    if (['suggestion', 'unit', 'congress'].includes(field) || expected === undefined) return [];
    const found = actual.get(field);
    return isSame(field, expected, found, people) ? [] : [{ field, expected, found }];
  });
}

function isSame(field: string, expected: unknown, found: unknown, people: Books['people']): boolean {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const wanted = new Set(expected.map((name) => nameOf(String(name), people)));
    return wanted.size === new Set(found).size && found.every((name) => wanted.has(String(name)));
  }
  if (typeof expected !== 'string' || typeof found !== 'string') return expected === found;
  if (field === 'number' || field === 'intakeNumber') return isSameNumber(expected, found);
  if (field === 'leadDeputy') return nameOf(expected, people) === found;
  return comparable(expected) === comparable(found);
}

/** People are named by name; the scenario's id does as well. */
function nameOf(given: string, people: Books['people']): string {
  return people.find(({ id }) => id === given)?.name ?? given;
}
