import type { CommandContext } from '../context.ts';
import { answer } from './speak.ts';

const SHOWN = 40;

/** What one message said besides the thing that was done: nobody shall think that it was done as well. */
export async function tellLeft(context: CommandContext, left: string): Promise<void> {
  const said = left.trim().replaceAll(/\s+/gu, ' ');
  const short = said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said;
  await answer(context, 'speaking/left', { left: short });
}
