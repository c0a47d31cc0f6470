import type { CommandContext } from '../context.ts';
import { answer } from '../speaking/speak.ts';

/** 指南: how a good suggestion is written. */
export async function guide(context: CommandContext): Promise<void> {
  await answer(context, 'help/guide');
}
