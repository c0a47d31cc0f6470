import type { Address, InboundAttachment } from '../chat/message.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { RuleSet } from '../domain/rules/rule-set.ts';
import type { SupervisionBook } from '../domain/supervision/book.ts';
import type { Role, Viewer } from '../domain/visibility/visibility.ts';
import type { CommandTable } from '../chat/reading/command-table.ts';
import type { Forms } from '../scripts/forms.ts';
import type { Texts } from '../scripts/texts.ts';
import type { Group, Member } from '../storage/roster.ts';
import type { Work } from '../storage/work.ts';

/** What every use case needs and no event decides: the same for the life of the process. */
export interface Deps {
  readonly calendar: WorkingCalendar;
  readonly table: CommandTable;
  readonly texts: Texts;
  readonly forms: Forms;
  /** How the place supervises (bot-scripts/supervision.yaml). */
  readonly supervision: SupervisionBook;
  /** A fresh id, later than every id before it: what was entered in one moment is read in that order. */
  readonly newId: () => string;
  /** Where the values of a preset come from: its path (`reply.normal`) -> law and article; nothing for an unknown one. */
  readonly sourcesOf: (preset: string) => Readonly<Record<string, string>>;
  /** The rule set behind a hash, parsed once. */
  readonly rulesOf: (work: Work['tx'], hash: string) => Promise<RuleSet>;
}

/** The room something happens in: who works, when, by which rules. Also jobs without a person have one. */
export interface Room extends Deps {
  readonly work: Work;
  readonly now: Date;
  readonly today: CivilDate;
  readonly congress: { readonly id: string; readonly name: string };
  readonly rules: RuleSet;
  /** Makes dedupe keys of messages unique and repeatable: the event's or the job's own key. */
  readonly cause: string;
}

/** Somebody who acts, in one congress. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly members: readonly Member[];
  readonly roles: readonly Role[];
  /** Units the person works for. */
  readonly unitIds: readonly string[];
  /** The direct chat through which the person acted. */
  readonly direct: Address;
  readonly reachable: boolean;
}

/** Where something was typed. */
export interface Place {
  readonly address: Address;
  /** Absent in a direct chat. */
  readonly group?: Group;
  /** Everyone in the chat, as commands.md rule 5 counts them. */
  readonly audience: readonly Viewer[];
}

/** A command on its way: the room, the actor, the place, and what came with the words. */
export interface CommandContext extends Room {
  readonly actor: Actor;
  readonly place: Place;
  readonly attachments: readonly InboundAttachment[];
  /** Files stored when the command was shown back for confirmation. */
  readonly files: readonly string[];
  /** The command bore a mark (#, a mention), so it is no mere answer to a question. */
  readonly marked: boolean;
  /** The platform's own time of the act. */
  readonly sentAt: Date;
  /** The day of the act: of the platform's own time, also when the message came late. */
  readonly actedOn: CivilDate;
  /** It is entered for somebody else (补登), perhaps from paper. */
  readonly behalf?: { readonly paper: boolean };
  /** The command was shown back and confirmed by a choice. */
  readonly confirmed: boolean;
  /** The suggestion that the quoted message or the pressed card is about. */
  readonly subject?: string;
}

/** The actor's membership as a deputy in this congress, if any. */
export function deputyOf(actor: Actor): Member | undefined {
  return actor.members.find((member) => member.roles.includes('deputy'));
}

/** How the person sees things: one viewer per membership. */
export function viewersOf(members: readonly Member[]): Viewer[] {
  return members.map((member) => ({
    roles: member.roles,
    membershipId: member.id,
    ...(member.team === undefined ? {} : { team: member.team }),
    ...(member.unitId === undefined ? {} : { unitId: member.unitId }),
    ...(member.systemId === undefined ? {} : { systemId: member.systemId }),
  }));
}
