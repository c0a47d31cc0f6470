import type { PlatformName } from '../../chat/message.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import type { GroupKind } from '../../storage/roster.ts';

/** A congress as a rehearsal or the sample describes it: people and groups by their ids on the platform. */
export interface CongressSeed {
  readonly name: string;
  /** The number that majorities are counted from; absent, the deputies in `people` are. */
  readonly deputyBase?: number;
  readonly ruleSet: RuleSet;
  readonly sessions: readonly SeedSession[];
  readonly systems: readonly SeedSystem[];
  readonly units: readonly SeedUnit[];
  readonly people: readonly SeedPerson[];
  readonly groups: readonly SeedGroup[];
}

export interface SeedSession {
  readonly name: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** 承办系统 and the office that coordinates it. */
export interface SeedSystem {
  readonly name: string;
  readonly office?: string;
}

export interface SeedUnit {
  readonly name: string;
  readonly system?: string;
}

/** An account of a chat platform: the bot's own account there, and the id of the person or group. */
interface OnPlatform {
  readonly platform: PlatformName;
  readonly account: string;
  /** The platform's id. */
  readonly id: string;
}

export interface SeedPerson extends OnPlatform {
  /** Further accounts of the same person; written to is the one above. */
  readonly others?: readonly OnPlatform[];
  readonly name: string;
  readonly roles: readonly Role[];
  readonly team?: string;
  readonly unit?: string;
  readonly system?: string;
  /** False: the account is not known to be this person's yet. */
  readonly bound: boolean;
  /** False: the bot cannot write to the person privately. */
  readonly friend: boolean;
  /** `active` when absent. */
  readonly status?: string;
}

export interface SeedGroup extends OnPlatform {
  readonly name: string;
  /** Absent: the group is not registered; who is in it is known all the same. */
  readonly kind?: GroupKind;
  readonly team?: string;
  readonly unit?: string;
  readonly system?: string;
  /** The platform's ids of the people in it. */
  readonly members: readonly string[];
}
