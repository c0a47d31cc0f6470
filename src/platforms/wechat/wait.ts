import { setTimeout as delay } from 'node:timers/promises';

/** Wait, or until the signal: never rejects. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
