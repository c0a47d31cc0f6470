import { randomUUID } from 'node:crypto';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Finding, ok, trouble, warning } from './finding.ts';

const LEAST_FREE_GB = 2;

/** The version of Node: below 20.19 nothing works; 20 gets no security fixes since April 2026. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    return trouble(`Node.js ${version} 太旧`, '请换成 20.19 以上的版本,推荐 24。');
  if (major === 20)
    return warning(`Node.js ${version} 能用`, '20 版自 2026 年 4 月起没有安全更新,方便时换成 24。');
  return ok(`Node.js ${version}`);
}

/** The folder of data: it must be writable and have room. */
export async function checkDataFolder(dataDir: string): Promise<Finding> {
  const folder = resolve(dataDir);
  const probe = join(folder, `doctor-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return trouble(`数据目录 ${folder} 不能写(${code})`, '请检查目录的权限,或把 DATA_DIR 设到能写的地方。');
  }
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1024 ** 3);
  if (free < LEAST_FREE_GB)
    return warning(`数据目录 ${folder} 所在的磁盘只剩 ${String(free)} GB`, '请腾出空间,附件都存在数据库里。');
  return ok(`数据目录 ${folder},可用 ${String(free)} GB`);
}
