import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptError } from './yaml-file.ts';

export interface FolderFile {
  /** The file's name without `.yaml`. */
  readonly name: string;
  readonly path: string;
}

/**
 * Return the `.yaml` files of a folder in order of name; subfolders are left out.
 *
 * @throws ScriptError when the folder cannot be read.
 */
export function listYamlFiles(folder: string): readonly FolderFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map(({ name }) => ({ name: name.slice(0, -'.yaml'.length), path: join(folder, name) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw new ScriptError([`${folder}: the folder cannot be read: ${String(cause)}`], { cause });
  }
}

/**
 * Return what `read` makes of each file of a folder.
 *
 * @throws ScriptError with the problems of all files at once.
 */
export function readAll<T>(folder: string, read: (file: FolderFile) => T): readonly T[] {
  const problems: string[] = [];
  const results = listYamlFiles(folder).flatMap((file) => {
    try {
      return [read(file)];
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ScriptError(problems);
  return results;
}
