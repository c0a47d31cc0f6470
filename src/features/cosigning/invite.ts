import type { ClockTime } from '../../domain/calendar/civil-date.ts';
import { cosignEnd } from '../../domain/cosigning/window.ts';
import { intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { civilColumn, dateColumn } from '../../storage/database.ts';
import { findGroups, type Group, groupMembers, type Member } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext, Room } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { momentText } from '../polls/wording.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer, choice, showCard, whisper } from '../speaking/speak.ts';
import { showMember } from '../speaking/tell.ts';
import { namesOf, withAccount } from './invitees.ts';
import { invitedTo } from './named.ts';
import { INVITATION, invitationValues } from './running-list.ts';

/** The draft is confirmed and names others: they are asked to join, and the review waits for them. */
export async function startCosigning(context: CommandContext, draft: Suggestion): Promise<void> {
  const moved = moveSuggestion(draft, 'inviteCosigners', { cosignUntil: await windowEnd(context, draft) });
  if (!moved.ok) return refusePrivately(context, 'draft-gone', {});
  const saved = await saveSuggestion(context.work, draft, moved.value, {
    action: 'suggestion.cosigners_invited',
  });
  await settleCardsAbout(context, { subject: saved.id, kinds: ['draft', INVITATION] });
  const matter = await loadMatter(context, saved);
  const invited = await invitedTo(context, saved);
  await answer({ ...context, subject: saved.id }, 'cosigning/started', {
    deputy: context.actor.name,
    name: nameFor(saved, context.place.group, context.rules),
    intake: intakeLabel(saved.intakeNumber),
    count: invited.length,
    until: momentText(saved.cosignUntil ?? context.now, context.today),
  });
  const groups = await groupsFor(context, matter);
  for (const group of groups) await showGroup(context, matter, group);
  await askPrivately(context, matter, { invited, groups });
}

/** Deputies who are asked one by one: those whom no group shows it to. Whoever has no account is named to the lead. */
export async function askPrivately(
  context: CommandContext,
  matter: Matter,
  { invited, groups }: { readonly invited: readonly Member[]; readonly groups: readonly Group[] },
): Promise<void> {
  const bound = await withAccount(context, invited);
  const present = new Set<string>();
  for (const group of groups)
    for (const { id } of (await groupMembers(context.work.tx, group)).members) present.add(id);
  for (const deputy of invited) {
    if (!bound.has(deputy.id) || present.has(deputy.id)) continue;
    await showMember(context, deputy, {
      ...cardOf(context, matter),
      template: 'cosigning/invitation-private',
      values: { ...invitationValues(context, matter, undefined), deputy: deputy.name },
    });
  }
  const missing = invited.filter(({ id }) => !bound.has(id));
  if (missing.length > 0) await tellMissing(context, matter, missing);
}

/** The deputies' groups in which a matter is shown to be joined; a 不公开 one in none. */
export async function groupsFor(room: Room, { suggestion, lead }: Matter): Promise<Group[]> {
  if (suggestion.confidential) return [];
  const groups = await findGroups(room.work.tx, {
    congressId: room.congress.id,
    kind: { in: ['deputies', 'mixed'] },
  });
  const { platform, account, conversation } = suggestion.origin;
  const chosen = [
    groups.filter(
      ({ address }) =>
        [address.platform, address.account].join() === [platform, account].join() &&
        address.conversation.id === conversation.id,
    ),
    groups.filter(({ kind, team }) => kind === 'deputies' && team !== undefined && team === lead.team),
    groups.filter(({ kind, team }) => kind === 'deputies' && team === undefined),
    groups.filter(({ kind }) => kind === 'mixed'),
  ];
  return chosen.find((some) => some.length > 0) ?? [];
}

async function showGroup(context: CommandContext, matter: Matter, group: Group): Promise<void> {
  await showCard(context, {
    ...cardOf(context, matter),
    to: group.address,
    template: 'cosigning/invitation',
    values: invitationValues(context, matter, group),
  });
}

function cardOf(room: Room, { suggestion }: Matter) {
  const targets = targetsOf([suggestion]);
  return {
    class: 'notice',
    kind: INVITATION,
    subject: suggestion.id,
    expiresAt: suggestion.cosignUntil ?? room.now,
    choices: [
      choice('附议', { name: 'cosign', targets, names: [] }),
      choice('不附议', { name: 'declineCosign', targets, names: [] }),
    ],
  } as const;
}

const NAMED = 8;

/** To the lead deputy alone: in a group nobody is named for not being there. */
async function tellMissing(
  context: CommandContext,
  { suggestion }: Matter,
  missing: readonly Member[],
): Promise<void> {
  const more = missing.length > NAMED ? `等${String(missing.length)}位` : '';
  await whisper({ ...context, subject: suggestion.id }, 'cosigning/not-reached', {
    names: namesOf(missing.slice(0, NAMED)) + more,
    intake: intakeLabel(suggestion.intakeNumber),
  });
}

async function windowEnd(room: Room, { kind }: Suggestion): Promise<Date> {
  const { window, roundTo } = room.rules.cosign;
  const session =
    kind === 'session'
      ? await room.work.tx.session.findFirst({
          where: {
            congressId: room.congress.id,
            startsOn: { lte: dateColumn(room.today) },
            endsOn: { gte: dateColumn(room.today) },
          },
        })
      : null;
  return cosignEnd(
    room.now,
    {
      window,
      // The cast holds: the rule schema admits only times of day.
      roundTo: roundTo as ClockTime,
      ...(session === null ? {} : { sessionEnd: civilColumn(session.endsOn) }),
    },
    room.calendar,
  );
}
