import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { fileLabels } from '../../storage/replies.ts';
import type { CommandContext } from '../context.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { directTo, type Recipient, staffPlaces } from '../speaking/recipients.ts';
import { say, sendFile } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import type { UnitPromise } from './open-promises.ts';

export interface DonePromises {
  readonly done: readonly UnitPromise[];
  readonly evidence: string;
  readonly files: readonly string[];
}

/** A promise that was kept is good news: for the office and the lead deputy, with what shows it. */
export async function tellDone(
  context: CommandContext,
  { suggestion, lead }: Matter,
  { done, evidence, files }: DonePromises,
): Promise<void> {
  const unit = done[0]?.share.unit.name ?? '';
  const told = { class: 'notice', subject: suggestion.id } as const;
  const what = done.map(({ commitment }) => commitment.matter).join('、');
  const shown = evidence === '' ? context.texts.render('commitments/no-evidence', {}) : evidence;
  for (const place of await staffPlaces(context)) {
    const hidden = isHiddenIn(suggestion, place.group, context.rules);
    await say(context, {
      ...told,
      to: place.address,
      template: 'commitments/done-to-office',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        unit,
        what: hidden ? String(done.length) : what,
        evidence: hidden ? '' : shown,
      },
    });
    await sendFiles(context, place, { subject: suggestion.id, files });
  }
  await tellMember(context, lead, {
    ...told,
    template: 'commitments/done-to-deputy',
    values: {
      deputy: lead.name,
      name: `${displayNumber(suggestion)}《${suggestion.title}》`,
      unit,
      what,
      evidence: shown,
    },
  });
  const direct = await directTo(context, lead);
  if (direct !== undefined) await sendFiles(context, direct, { subject: suggestion.id, files });
}

async function sendFiles(
  context: CommandContext,
  place: Recipient,
  { subject, files }: { readonly subject: string; readonly files: readonly string[] },
): Promise<void> {
  if (files.length === 0) return;
  for (const file of await fileLabels(context.work.tx, context.congress.id, files))
    await sendFile(context, { to: place.address, class: 'notice', subject }, file);
}
