import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { PermanentSendError } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import type { Api } from './api.ts';
import { type Patience, waitBefore } from './patience.ts';

const Info = z.object({ bot: z.object({ open_id: z.string() }) });

/** Longer nobody's events are kept waiting for the bot's own id: mentions can be told by their kind too. */
const ATTEMPTS = 3;

/** Ask for the bot's own open_id. Empty when the platform does not tell it. */
export async function askWhoIAm(
  api: Api,
  { patience, log, over }: { readonly patience: Patience; readonly log: Logger; readonly over: AbortSignal },
): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS && !over.aborted; attempt += 1) {
    try {
      const answer: unknown = await api.call('bot.info', 'prepares', (auth) =>
        api.client.request<unknown>({ method: 'GET', url: '/open-apis/bot/v3/info' }, auth),
      );
      return Info.parse(answer).bot.open_id;
    } catch (error) {
      const isFinal = error instanceof PermanentSendError || error instanceof z.ZodError;
      if (isFinal || attempt === ATTEMPTS - 1) break;
      await pause(waitBefore(attempt, patience), undefined, { signal: over }).catch(() => undefined);
    }
  }
  if (!over.aborted) log.warn({ platform: 'feishu' }, 'the platform does not tell the id of the bot');
  return '';
}
