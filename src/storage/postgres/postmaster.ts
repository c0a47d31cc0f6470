import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './lock.ts';

/** What PostgreSQL writes about itself in `postmaster.pid` of its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown';
}

/** Return the server that serves this data folder by its own account; `undefined` when none lives. */
export async function livingPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (await isSomethingElse(pid, cluster)) return undefined;

  // The eighth line is empty while the server is still finding its feet.
  return { pid, port: Number(lines[3]), status: statusOf(lines[7]) };
}

/**
 * After a restart of the machine or of a container, the number in a left-over `postmaster.pid` may belong to
 * another program of the same user, and PostgreSQL would refuse to start for ever. The file is not deleted,
 * since its shared-memory line still guards the data: only the number is replaced, by ours, which PostgreSQL
 * knows as its parent's and passes over.
 */
export async function forgetStrangersPid(cluster: string): Promise<void> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !(await isSomethingElse(pid, cluster))) return;

  await writeFile(pidFile(cluster), text.replace(/^\d+/, String(process.pid)));
}

/**
 * Tell whether the process is surely not a server of this folder: no postmaster, or that of another folder
 * (when a data folder was copied while in use). Only Linux can tell; elsewhere PostgreSQL's own check
 * decides.
 */
async function isSomethingElse(pid: number, cluster: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => undefined);
  if (commandLine === undefined) return false;

  const words = commandLine.split('\0');
  if (!/(^|\/)postgres$/.test(words[0] ?? '')) return true;
  const served = await realpath(words[words.indexOf('-D') + 1] ?? '').catch(() => undefined);
  return words.includes('-D') && served !== undefined && served !== (await realpath(cluster));
}

function statusOf(line: string | undefined): Postmaster['status'] {
  const word = line?.trim();
  return word === 'starting' || word === 'ready' || word === 'stopping' || word === 'standby'
    ? word
    : 'unknown';
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
