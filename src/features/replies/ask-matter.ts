import type { Call } from '../../chat/card-call.ts';
import { numberOfFile } from '../../chat/reading/numbers.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { ASKS_WHICH_MATTER } from '../../storage/cards.ts';
import { ownShare, unitMatters } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { reply } from './reply.ts';

/** A card shows so many matters as choices; more of them are named with 答复 and the number. */
const CHOICES = 8;

/**
 * A bare file from a unit with something to answer: 018….pdf names its own number and is its reply, any other file is
 * asked which one it is. Whether the unit has something to answer at all.
 */
export async function takeReplyFile(context: CommandContext): Promise<boolean> {
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  const open = matters.filter((matter) => answers(ownShare(context, matter)?.assignment.role ?? 'assisting'));
  if (open.length === 0) return false;
  const names = context.attachments.map(({ name }) => name);
  const numbers = names.flatMap((name) => numberOfFile(name, context.table.series) ?? []);
  if (numbers.length > 0) await reply(context, replyCall({ numbers, all: false, except: [] }));
  else await askWhich(context, open, names);
  return true;
}

function replyCall(targets: Call<'reply'>['targets']): Call<'reply'> {
  return { name: 'reply', targets, commitments: [] };
}

async function askWhich(
  context: CommandContext,
  open: readonly Matter[],
  names: readonly string[],
): Promise<void> {
  const files = await storeAttachments(context);
  const shown = open.slice(0, CHOICES);
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'replies/which-matter',
    values: {
      files: names.map((name) => `「${name}」`).join('、'),
      lines: linesOf(
        shown.map(
          ({ suggestion }, place) =>
            `${place + 1}. ${nameFor(suggestion, context.place.group, context.rules)}`,
        ),
      ),
      more: open.length > CHOICES ? context.texts.render('replies/which-matter-more', {}) : '',
    },
    kind: ASKS_WHICH_MATTER,
    answerableBy: [context.actor.personId],
    choices: shown.map(({ suggestion }) =>
      choice(displayNumber(suggestion), replyCall(targetsOf([suggestion])), { files }),
    ),
  });
}

/** A message has six lines: up to four matters one below the other, more of them two in a line. */
const LINES = 4;

function linesOf(matters: readonly string[]): string {
  if (matters.length <= LINES) return matters.join('\n');
  return matters
    .map((matter, place) => `${place === 0 ? '' : place % 2 === 0 ? '\n' : ';'}${matter}`)
    .join('');
}
