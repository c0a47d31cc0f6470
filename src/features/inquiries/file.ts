import { deputyOf, type CommandContext } from '../context.ts';
import { whisper } from '../speaking/speak.ts';

/** A file or picture without a word that says what it is: tell what to do with it; nothing is taken. */
export async function askAboutFile(context: CommandContext): Promise<void> {
  const handler = context.actor.unitIds.length > 0;
  const deputy = deputyOf(context.actor) !== undefined;
  await whisper(
    context,
    handler ? 'inquiries/file-of-unit' : deputy ? 'inquiries/file-of-deputy' : 'inquiries/file-of-other',
  );
}
