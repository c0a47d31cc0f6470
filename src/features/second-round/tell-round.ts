import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { isHiddenIn, nameFor, roleName } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import type { RoundToOpen } from './open-round.ts';

/** The unit's card of a new round: what is asked for comes from the office, never a grade. */
export async function tellUnit(
  context: CommandContext,
  suggestion: Suggestion,
  { lead, share, round }: { readonly lead: Member; readonly share: Share; readonly round: RoundToOpen },
): Promise<void> {
  const targets = targetsOf([suggestion]);
  const { texts, rules, today } = context;
  for (const place of await unitPlaces(context, share.unit.id)) {
    const hidden = isHiddenIn(suggestion, place.group, rules);
    const demand =
      round.demand === undefined || hidden
        ? texts.render('second-round/demand-later', {})
        : texts.render('second-round/demand', { demand: round.demand });
    await showCard(context, {
      to: place.address,
      class: 'notice',
      template: 'second-round/issued',
      values: {
        unit: share.unit.name,
        name: nameFor(suggestion, place.group, rules),
        number: displayNumber(suggestion),
        round: round.round,
        role: roleName(share.assignment.role, rules),
        deputy: hidden ? '代表' : `${lead.name}代表`,
        demand,
        signOffDue: chineseDate(share.assignment.signOffDue, today),
        replyDue: chineseDate(round.due, today),
      },
      subject: suggestion.id,
      kind: 'assignment',
      choices: [
        choice('签收', { name: 'signOff', targets }),
        choice('申请退办', { name: 'askReturn', suggestion: suggestion.id }),
      ],
    });
  }
}

/** The lead deputy and the co-signers, privately: which units get it again, and until when. */
export async function tellDeputies(
  context: CommandContext,
  { suggestion, lead, cosigners }: Matter,
  { round, shares }: { readonly round: RoundToOpen; readonly shares: readonly Share[] },
): Promise<void> {
  for (const deputy of [lead, ...cosigners]) {
    await tellMember(context, deputy, {
      class: 'notice',
      template: 'second-round/for-deputy',
      values: {
        deputy: deputy.name,
        name: `${displayNumber(suggestion)}《${suggestion.title}》`,
        round: round.round,
        units: shares.map(({ unit }) => unit.name).join('、'),
        date: chineseDate(round.due, context.today),
      },
      subject: suggestion.id,
    });
  }
}
