import { importsOf, type Source } from './source.ts';

/** Folder (or file) below `src` -> what it may import besides itself; `anything` for the composition root. */
export const IMPORT_TABLE: Readonly<Record<string, readonly string[] | 'anything'>> = {
  domain: [],
  'config.ts': [],
  observability: [],
  chat: ['domain'],
  scripts: ['domain'],
  storage: ['domain', 'observability'],
  outbox: ['storage', 'chat', 'scripts', 'domain', 'observability'],
  inbox: ['storage', 'chat', 'scripts', 'domain', 'observability'],
  features: ['domain', 'storage', 'outbox', 'chat', 'scripts'],
  platforms: ['chat', 'observability'],
  reports: ['features', 'storage', 'chat', 'scripts', 'domain', 'observability'],
  schedules: ['features', 'storage', 'chat', 'scripts', 'domain', 'observability'],
  web: ['features', 'storage', 'chat', 'scripts', 'domain', 'observability'],
  cli: 'anything',
  'compose.ts': 'anything',
  'main.ts': 'anything',
};

/** Return the room of the house a file belongs to: `domain`, `main.ts`; `compose.ts` may be in several parts. */
function roomOf(path: string): string | undefined {
  const room = /^src\/(?<room>[^/]+)/.exec(path)?.groups?.['room'];
  return room !== undefined && /^compose-[\w-]+\.ts$/.test(room) ? 'compose.ts' : room;
}

/** Rooms that may name types of another room without importing a value of it (docs/adr/0012). */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { storage: ['chat'], scripts: ['chat'] };

/** Return the imports that the table does not allow, types included; and files in no room of the house. */
export function wrongImports(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path) ?? '';
    const allowed = IMPORT_TABLE[room];
    if (allowed === undefined) return [`${source.path} is in no room of the house`];
    if (allowed === 'anything') return [];
    return importsOf(source).flatMap(({ specifier, target, typeOnly }) => {
      if (target === undefined) return [];
      const other = roomOf(target);
      const reach = typeOnly ? [...allowed, ...(TYPES_ONLY[room] ?? [])] : allowed;
      const isAllowed = other === room || (other !== undefined && reach.includes(other));
      return isAllowed
        ? []
        : [`${source.path} imports ${specifier}: ${room} may not import ${other ?? 'from outside src'}`];
    });
  });
}

/** Return relative imports that do not end in the file's real name. */
export function brokenImports(
  sources: readonly Source[],
  exists: (path: string) => boolean,
): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ target }) => target !== undefined && !exists(target))
      .map(({ specifier }) => `${source.path} imports ${specifier}, which is no file`),
  );
}

/** Return the cycles of imports that remain after compilation, each from its first file in order of name. */
export function valueCycles(sources: readonly Source[]): readonly string[] {
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ target, typeOnly }) => (target === undefined || typeOnly ? [] : [target])),
    ]),
  );
  return [...next.keys()].flatMap((start) => {
    const way = wayBack(start, next);
    return way && way.every((path) => path >= start) ? [[...way, start].join(' > ')] : [];
  });
}

/** Return the shortest way from a file back to itself. */
function wayBack(start: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const path of next.get(way.at(-1) ?? '') ?? []) {
        if (path === start) return way;
        if (!seen.has(path)) longer.push([...way, path]);
        seen.add(path);
      }
    }
    ways = longer;
  }
  return undefined;
}

const OF_PRISMA = /^@prisma\/(?:client|adapter-pg)(?:\/|$)/;

/** Return imports of Prisma, its client or its generated code outside `storage`. */
export function prismaOutsideStorage(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => roomOf(source.path) !== 'storage')
    .flatMap((source) =>
      importsOf(source)
        .filter((it) => OF_PRISMA.test(it.specifier) || it.target?.startsWith('src/storage/generated/'))
        .map((it) => `${source.path} imports ${it.specifier}`),
    );
}

/** Return imports of packages by `domain`, which knows nothing outside itself. */
export function packagesInDomain(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => roomOf(source.path) === 'domain')
    .flatMap((source) =>
      importsOf(source)
        .filter((it) => it.target === undefined)
        .map((it) => `${source.path} imports ${it.specifier}`),
    );
}
