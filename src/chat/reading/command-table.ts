import type { CommandName } from '../command-call.ts';

/**
 * The words of `bot-scripts/commands.yaml` as plain data. Words are looked up folded (`fold.ts`), so staff
 * need not care about width or traditional characters.
 */
export interface CommandTable {
  readonly commands: readonly CommandEntry[];
  /** What may stand before a colon, per field; the first is the field's name in texts and forms. */
  readonly fields: Readonly<Record<FieldKey, readonly string[]>>;
  /** Choices of the default cards, as people may type them. */
  readonly choices: readonly string[];
  /** What may stand in a formal number between year and serial: 闭, 急, 会, 议转. */
  readonly series: readonly string[];
}

export interface CommandEntry {
  readonly key: CommandKey;
  /** All words for it; the first is the one that texts use. */
  readonly words: readonly string[];
  /** The words that need no mark in a group, alone or with numbers. */
  readonly bare: readonly string[];
  /** The words that need no mark in a group when numbers stand beside them and nothing else does. */
  readonly bareWithNumbers: readonly string[];
  readonly roles: readonly CommandRole[];
  readonly chats: readonly CommandChat[];
  /** Ways to type it, as they are shown when somebody asks; none for what the bot cannot do yet. */
  readonly examples: readonly string[];
}

export type CommandRole =
  | 'anyone'
  | 'deputy'
  | 'councillor'
  | 'handler'
  | 'unit_leader'
  | 'coordinator'
  | 'staff'
  | 'reviewer'
  | 'supervisor'
  | 'leader';

export type CommandChat =
  'any' | 'deputies' | 'unit' | 'units' | 'staff' | 'coordination' | 'supervision' | 'mixed' | 'direct';

/** Commands that are read into fields of their own. */
export type ReadCommandKey = Exclude<
  CommandName,
  'choose' | 'chooseLabel' | 'other' | 'unknown' | 'file' | 'greeting' | 'claim' | 'decide' | 'declineCosign'
>;

/** Commands that come out as `other`, with the rest of the text as typed. */
export type OtherCommandKey =
  | 'points'
  | 'join'
  | 'checkIn'
  | 'bulletin'
  | 'annualReport'
  | 'freeze'
  | 'sample'
  | 'audit'
  | 'checkGroup'
  | 'confirmGroup'
  | 'handOver'
  | 'deactivate'
  | 'renameUnit'
  | 'mergeUnit'
  | 'deputyStatus'
  | 'newTerm'
  | 'silence'
  | 'resume'
  | 'project'
  | 'projects'
  | 'ballot'
  | 'paperVotes'
  | 'poll'
  | 'activity'
  | 'addPoints';

export type CommandKey = ReadCommandKey | OtherCommandKey | 'claim' | 'agree' | 'disagree' | 'declineCosign';

export type FieldKey =
  | 'title'
  | 'reason'
  | 'analysis'
  | 'advice'
  | 'content'
  | 'category'
  | 'cosigners'
  | 'suggestedUnits'
  | 'formedBy'
  | 'heardReport'
  | 'seenOnSite'
  | 'metInPerson'
  | 'askedDeputy'
  | 'assessed'
  | 'partner'
  | 'supervisedBy'
  | 'deployment'
  | 'chair'
  | 'inspectionKind'
  | 'problemList'
  | 'withheld'
  | 'disclosed'
  | 'signature'
  | 'handler'
  | 'people'
  | 'phone'
  | 'leader'
  | 'charged'
  | 'promise'
  | 'grounds'
  | 'proposedUnit'
  | 'lead'
  | 'assisting'
  | 'separate'
  | 'date'
  | 'documentNumber'
  | 'signer'
  | 'commitment'
  | 'faceToFace'
  | 'evidence'
  | 'place'
  | 'link'
  | 'outcome'
  | 'attitude'
  | 'remark'
  | 'until'
  | 'reassignTo'
  | 'due'
  | 'matter'
  | 'stage'
  | 'method'
  | 'summary'
  | 'opinion'
  | 'number'
  | 'forUnit'
  | 'supervisionLeader'
  | 'responsibleLeader'
  | 'assignedOn'
  | 'signedOffOn'
  | 'repliedOn'
  | 'pollTitle'
  | 'projects'
  | 'seats'
  | 'mostChoices'
  | 'closing'
  | 'asked'
  | 'quorum'
  | 'base';
