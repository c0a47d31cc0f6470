import type { Call } from '../../chat/card-call.ts';
import { gradeName } from '../../domain/satisfaction/rating.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { insertCommitmentReview } from '../../storage/commitments.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import { expectAnswer } from '../asking/ask.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { ratersOf } from '../satisfaction/raters.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { lookedBackAt } from './look-back.ts';

type Review = Call<'reviewCommitments'>;

/** What a deputy says of the promises in a year's look-back; may be said again while the card is open. */
export async function reviewCommitments(context: CommandContext, call: Review): Promise<void> {
  const suggestion = await loadSuggestion(context.work.tx, context.congress.id, call.suggestion);
  const matter = await loadMatter(context, suggestion);
  const number = displayNumber(suggestion);
  const deputy = deputyOf(context.actor);
  const raters = await ratersOf(context, matter);
  if (deputy === undefined || raters[0]?.id !== deputy.id)
    return refusePrivately(context, 'rate-lead-only', { number });

  for (const { commitment } of await lookedBackAt(context, call.year, suggestion.id)) {
    await insertCommitmentReview(
      context.work,
      {
        congressId: context.congress.id,
        id: context.newId(),
        commitmentId: commitment.id,
        year: call.year,
        grade: call.grade,
        enteredAt: context.now,
        enteredById: context.actor.personId,
        ...(call.remark === undefined ? {} : { remark: call.remark }),
      },
      { action: 'commitment.reviewed' },
    );
  }
  const discontent = call.grade === 3;
  if (discontent && call.remark === undefined) await expectAnswer(context, { call, field: 'remark' });
  const template =
    discontent && call.remark === undefined ? 'commitments/reviewed-remark-please' : 'commitments/reviewed';
  await answer({ ...context, subject: suggestion.id }, template, { number, grade: gradeName(call.grade) });
  if (discontent) await tellOffice(context, matter, call);
}

/** The office alone hears of discontent, and by whom (units see totals only). */
async function tellOffice(context: CommandContext, { suggestion }: Matter, call: Review): Promise<void> {
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'commitments/review-to-office',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        deputy: context.actor.name,
        remark: call.remark ?? context.texts.render('commitments/no-remark', {}),
      },
      subject: suggestion.id,
    });
  }
}
