import type { AssignmentRole } from '../assignment/assignment.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { computeDeadline } from '../deadlines/deadline.ts';
import { type Grade, triggersRedo } from '../satisfaction/rating.ts';
import type { SuggestionKind, SuggestionState } from '../suggestion/suggestion.ts';
import { unspaced } from './cell.ts';
import type { LedgerMatter } from './ledger-matter.ts';
import { buildShares, type BuiltShares } from './new-shares.ts';
import type { RowProblem } from './problem.ts';
import type { ListedPerson, ListedUnit } from './roster.ts';
import { deputiesNamed, type NewMatter, numberSaid, type SuggestionBooks } from './suggestion-books.ts';
import { present, type ReadRow } from './suggestion-row.ts';

export type Built = NewMatter | { readonly problems: readonly RowProblem[] };

/** Look up whom and what a row names, and make the suggestion of it; its state is the one that its columns say. */
export function buildMatter(read: ReadRow, books: SuggestionBooks): Built {
  const { said } = read;
  const problems: RowProblem[] = [];
  const lead = leadOf(read, books, problems);
  const cosigners = cosignersOf(read, books, { lead, problems });
  const units = unitsOf(read, books, problems);
  const day = said.submittedOn ?? said.assignedOn ?? books.today;
  const kind = said.kind ?? books.kindOn(day);
  const built = buildShares(read, books, { units, kind, problems });
  const rating = ratingOf(read, built, problems);
  const progress = progressOf(read, books, { built, rating, problems });
  if (lead === undefined || problems.length > 0) return { problems };
  const matter = matterOf(read, books, {
    lead,
    cosigners,
    units,
    kind,
    built,
    rating,
    state: progress.state,
  });
  return present({
    matter,
    dues: built.dues,
    closedOn: progress.closedOn,
    rateBy: progress.state === 'replied' ? rateBy(kind, books) : progress.closedOn,
  });
}

interface Parts {
  readonly lead: ListedPerson;
  readonly cosigners: readonly ListedPerson[];
  readonly units: ReadonlyMap<ListedUnit, AssignmentRole>;
  readonly kind: SuggestionKind;
  readonly built: BuiltShares;
  readonly rating: LedgerMatter['rating'];
  readonly state: SuggestionState;
}

function matterOf(read: ReadRow, books: SuggestionBooks, parts: Parts): LedgerMatter {
  const { said } = read;
  const { lead, cosigners, units, kind, built, rating, state } = parts;
  return present({
    id: books.newId(),
    intakeNumber: 0,
    number: numberSaid(said, books),
    kind,
    state,
    title: said.title,
    category: said.category,
    leadId: lead.membershipId,
    lead: lead.name,
    team: lead.team,
    cosignerIds: cosigners.map(({ membershipId }) => membershipId),
    cosigners: cosigners.map(({ name }) => name),
    submittedOn: said.submittedOn,
    key: said.key ?? false,
    confidential: said.confidential ?? false,
    suggestedUnits: said.assignedOn === undefined ? proposed(read, units) : said.suggestedUnits,
    assignedOn: said.assignedOn,
    shares: built.shares,
    rating,
    withdrawnOn: said.withdrawnOn,
    reason: said.reason ?? '',
    analysis: said.analysis ?? '',
    advice: said.advice ?? '',
    formedBy: said.formedBy,
  });
}

/** Units that are named before the day of assignment are proposals. */
function proposed({ said }: ReadRow, units: ReadonlyMap<ListedUnit, AssignmentRole>): string[] {
  return [...new Set([...said.suggestedUnits, ...[...units.keys()].map(({ name }) => name)])];
}

/** Counted from the day of entry (ADR 0011), as if the reply had come today. */
function rateBy(kind: SuggestionKind, { rules, today, calendar }: SuggestionBooks): CivilDate {
  const window = kind === 'fast_track' ? rules.fastTrack.evaluate : rules.evaluate.due;
  return computeDeadline(today, window, rules.dayRule, calendar).date;
}

function leadOf(
  { said, problem }: ReadRow,
  { roster }: SuggestionBooks,
  problems: RowProblem[],
): ListedPerson | undefined {
  const named = deputiesNamed(roster, said.lead);
  const here =
    said.team === undefined ? named : named.filter(({ team }) => unspaced(team ?? '') === said.team);
  const [only] = here;
  if (here.length === 1) return only;
  if (named.length === 0) problems.push(problem('lead', 'deputy-unknown'));
  else if (here.length === 0) problems.push(problem('team', 'team-differs', teamsOf(named)));
  else problems.push(problem('lead', 'deputy-several', teamsOf(here)));
  return undefined;
}

/** Of several deputies of a name the one of the lead deputy's team is meant. */
function cosignersOf(
  { said, problem }: ReadRow,
  { roster }: SuggestionBooks,
  { lead, problems }: { readonly lead: ListedPerson | undefined; readonly problems: RowProblem[] },
): ListedPerson[] {
  return said.cosigners.flatMap((name) => {
    const named = deputiesNamed(roster, name);
    const near = named.length > 1 ? named.filter(({ team }) => team === lead?.team) : named;
    const [only] = near;
    if (only !== undefined && near.length === 1) return [only];
    const code = named.length === 0 ? 'deputy-unknown' : 'deputy-several';
    problems.push({ ...problem('cosigners', code, teamsOf(named)), value: name });
    return [];
  });
}

function teamsOf(people: readonly ListedPerson[]): string {
  return people.map(({ team }) => team ?? '没有团').join('、');
}

const ROLES = [
  ['leadUnit', 'lead'],
  ['assisting', 'assisting'],
  ['separate', 'separate'],
] as const;

/** The units with their roles; a lone lead unit is the sole one. */
function unitsOf(
  { said, problem }: ReadRow,
  { unitNamed, roster }: SuggestionBooks,
  problems: RowProblem[],
): ReadonlyMap<ListedUnit, AssignmentRole> {
  const units = new Map<ListedUnit, AssignmentRole>();
  for (const [column, role] of ROLES) {
    for (const name of said[column]) {
      const unit = unitNamed(name);
      if (unit === undefined) {
        problems.push({ ...problem(column, 'unit-unknown', near(roster.units, name)), value: name });
      } else if (units.has(unit)) problems.push({ ...problem(column, 'unit-twice'), value: name });
      else units.set(unit, role);
    }
  }
  const roles = [...units.values()];
  if (roles.length > 0 && roles.every((role) => role === 'assisting'))
    problems.push(problem('leadUnit', 'lead-missing'));
  const [only] = units.keys();
  if (only !== undefined && units.size === 1 && units.get(only) === 'lead') units.set(only, 'sole');
  return units;
}

/** The units on the roster whose names are most alike. */
function near(units: readonly ListedUnit[], typed: string): string {
  const common = (name: string): number =>
    [...typed].filter((it) => !'省市区县局委办'.includes(it) && name.includes(it)).length;
  const ranked = units.map(({ name }) => ({ name, score: common(name) })).filter(({ score }) => score > 0);
  const names = ranked
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、');
  return names === '' ? '没有' : names;
}

function ratingOf(
  { said, problem }: ReadRow,
  built: BuiltShares,
  problems: RowProblem[],
): LedgerMatter['rating'] {
  const [attitude, result] = [said.attitude ?? said.result, said.result ?? said.attitude];
  if (attitude === undefined || result === undefined) {
    if (said.ratedOn !== undefined) problems.push(problem('ratedOn', 'rating-incomplete'));
    if (said.remark !== undefined) problems.push(problem('remark', 'rating-incomplete'));
    return undefined;
  }
  const { answeredOn } = built;
  if (answeredOn === undefined || (said.ratedOn !== undefined && said.ratedOn < answeredOn)) {
    problems.push(problem(said.result === undefined ? 'attitude' : 'result', 'rating-early'));
    return undefined;
  }
  return present({ attitude, result, ratedOn: said.ratedOn ?? answeredOn, remark: said.remark });
}

interface Progress {
  readonly state: SuggestionState;
  readonly closedOn?: CivilDate;
}

/** States that a list can bring. */
const BROUGHT: readonly SuggestionState[] = ['registered', 'assigned', 'replied', 'closed', 'withdrawn'];

function progressOf(
  { said, problem }: ReadRow,
  { rules }: SuggestionBooks,
  {
    built,
    rating,
    problems,
  }: {
    readonly built: BuiltShares;
    readonly rating: LedgerMatter['rating'];
    readonly problems: RowProblem[];
  },
): Progress {
  const { answeredOn, shares } = built;
  const over = rating === undefined ? said.state === 'closed' : !triggersRedo(grades(rating), rules);
  const closedOn = answeredOn !== undefined && over ? (rating?.ratedOn ?? answeredOn) : undefined;
  const reached = shares.length === 0 ? 'registered' : answeredOn === undefined ? 'assigned' : 'replied';
  const state: SuggestionState =
    said.withdrawnOn === undefined ? (closedOn === undefined ? reached : 'closed') : 'withdrawn';
  if (said.state === 'withdrawn' && said.withdrawnOn === undefined)
    problems.push(problem('withdrawnOn', 'missing'));
  else if (said.state !== undefined && !BROUGHT.includes(said.state))
    problems.push(problem('state', 'state-not-importable'));
  else if (said.state !== undefined && said.state !== state)
    problems.push(problem('state', 'state-contradicts'));
  return present({ state, closedOn: state === 'closed' ? closedOn : undefined });
}

function grades({ attitude, result }: { readonly attitude: Grade; readonly result: Grade }) {
  return { attitude, result };
}
