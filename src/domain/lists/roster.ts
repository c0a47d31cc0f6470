import type { Role } from '../visibility/visibility.ts';

/** Somebody on the roster, as the lists know people. */
export interface ListedPerson {
  readonly membershipId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly team?: string;
  readonly unitId?: string;
  readonly systemId?: string;
  /** 家站 */
  readonly station?: string;
  readonly status: string;
}

export interface ListedUnit {
  readonly id: string;
  readonly name: string;
  readonly systemId?: string;
}

export interface ListedSystem {
  readonly id: string;
  readonly name: string;
  readonly office?: string;
}

/** Who and what is on the roster, with what lists before this one add to it. */
export interface ListRoster {
  readonly people: readonly ListedPerson[];
  readonly units: readonly ListedUnit[];
  readonly systems: readonly ListedSystem[];
}

/** A row to be written: `before` is what it replaces. */
export interface ListChange<T> {
  readonly before?: T;
  readonly after: T;
}

/** Everything that lists of people and units change. */
export interface RosterChanges {
  readonly systems: readonly ListChange<ListedSystem>[];
  readonly units: readonly ListChange<ListedUnit>[];
  readonly people: readonly ListChange<ListedPerson>[];
}

export type RowOutcome = 'new' | 'changed' | 'unchanged';

/** A roster that grows row by row, and remembers what was changed on the way. */
export interface GrowingRoster extends ListRoster {
  /** Write a system, unit or person; the outcome for the row that says so. */
  putSystem(before: ListedSystem | undefined, after: ListedSystem): RowOutcome;
  putUnit(before: ListedUnit | undefined, after: ListedUnit): RowOutcome;
  putPerson(before: ListedPerson | undefined, after: ListedPerson): RowOutcome;
  changes(): RosterChanges;
}

export function growingRoster(start: ListRoster): GrowingRoster {
  const systems = register(start.systems, ({ id }) => id);
  const units = register(start.units, ({ id }) => id);
  const people = register(start.people, ({ membershipId }) => membershipId);
  return {
    get systems() {
      return systems.all();
    },
    get units() {
      return units.all();
    },
    get people() {
      return people.all();
    },
    putSystem: systems.put,
    putUnit: units.put,
    putPerson: people.put,
    changes: () => ({ systems: systems.changes(), units: units.changes(), people: people.changes() }),
  };
}

function register<T extends object>(start: readonly T[], idOf: (item: T) => string) {
  const items = new Map(start.map((item) => [idOf(item), item]));
  const known = new Map(items);
  const touched = new Set<string>();
  return {
    all: (): readonly T[] => [...items.values()],
    put: (before: T | undefined, after: T): RowOutcome => {
      if (before !== undefined && isSame(before, after)) return 'unchanged';
      items.set(idOf(after), after);
      touched.add(idOf(after));
      return before === undefined ? 'new' : 'changed';
    },
    changes: (): ListChange<T>[] =>
      [...touched].flatMap((id) => {
        const [before, after] = [known.get(id), items.get(id)];
        if (after === undefined) return [];
        return before === undefined ? [{ after }] : [{ before, after }];
      }),
  };
}

function isSame(one: object, other: object): boolean {
  const parts = (it: object): string =>
    JSON.stringify(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return parts(one) === parts(other);
}
