import { isSameNumber, numberOfFile } from '../../chat/reading/numbers.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { fileLabels } from '../../storage/replies.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';

/**
 * Which files belong to which of several replies, by suggestion: 018….pdf names its own number; a file that names none
 * of them belongs to all.
 */
export async function filesByMatter(
  context: CommandContext,
  matters: readonly Matter[],
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const labels = await fileLabels(context.work.tx, context.congress.id, fileIds);
  const owners = new Map(
    labels.map(({ id, name }) => [id, matters.filter((matter) => names(context, name, matter))]),
  );
  return new Map(
    matters.map((matter) => [
      matter.suggestion.id,
      fileIds.filter((id) => {
        const named = owners.get(id) ?? [];
        return matters.length === 1 || named.length === 0 || named.includes(matter);
      }),
    ]),
  );
}

function names(context: CommandContext, fileName: string, { suggestion }: Matter): boolean {
  const ref = numberOfFile(fileName, context.table.series);
  return ref !== undefined && isSameNumber(ref.typed, displayNumber(suggestion));
}
