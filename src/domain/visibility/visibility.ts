/**
 * Who may see what of a suggestion (commands.md rules 4 and 5). A deputy sees number, title and
 * state of all matters that are not 不公开, and everything of the own, the co-signed and the own
 * team's; a unit sees its own matters and never another unit's; the office sees all.
 */
export type Role =
  | 'deputy'
  | 'councillor'
  | 'handler'
  | 'unit_leader'
  | 'coordinator'
  | 'staff'
  | 'reviewer'
  | 'supervisor'
  | 'leader';

export interface Viewer {
  readonly roles: readonly Role[];
  readonly membershipId?: string;
  readonly team?: string;
  readonly unitId?: string;
  readonly systemId?: string;
}

/** What of a suggestion decides who may see it. */
export interface VisibleMatter {
  readonly confidential: boolean;
  /** A draft is its author's alone. */
  readonly draft: boolean;
  readonly leadDeputyId: string;
  readonly leadTeam?: string;
  readonly cosignerIds: readonly string[];
  /** Units with a live assignment, and the systems they belong to. */
  readonly unitIds: readonly string[];
  readonly systemIds: readonly string[];
}

export type Visibility = 'none' | 'public' | 'full';

const OFFICE: readonly Role[] = ['staff', 'reviewer', 'supervisor', 'leader'];

/** What one viewer may see: the best of what the roles give. */
export function visibility(viewer: Viewer, matter: VisibleMatter): Visibility {
  if (isOwn(viewer, matter)) return 'full';
  if (matter.draft) return 'none';
  if (viewer.roles.some((role) => OFFICE.includes(role))) return 'full';
  if (isOwnUnit(viewer, matter) || isOwnSystem(viewer, matter)) return 'full';
  return asDeputy(viewer, matter);
}

/** What everyone of an audience may see: the least of what each may. */
export function commonVisibility(viewers: readonly Viewer[], matter: VisibleMatter): Visibility {
  const each = viewers.map((viewer) => visibility(viewer, matter));
  if (each.length === 0 || each.includes('none')) return 'none';
  return each.includes('public') ? 'public' : 'full';
}

function isOwn(viewer: Viewer, matter: VisibleMatter): boolean {
  const id = viewer.membershipId;
  return id !== undefined && (id === matter.leadDeputyId || matter.cosignerIds.includes(id));
}

function isOwnUnit(viewer: Viewer, matter: VisibleMatter): boolean {
  const inUnit = viewer.roles.includes('handler') || viewer.roles.includes('unit_leader');
  return inUnit && viewer.unitId !== undefined && matter.unitIds.includes(viewer.unitId);
}

function isOwnSystem(viewer: Viewer, matter: VisibleMatter): boolean {
  if (!viewer.roles.includes('coordinator') || viewer.systemId === undefined) return false;
  return matter.systemIds.includes(viewer.systemId);
}

function asDeputy(viewer: Viewer, matter: VisibleMatter): Visibility {
  const deputy = viewer.roles.includes('deputy') || viewer.roles.includes('councillor');
  if (!deputy || matter.confidential) return 'none';
  return viewer.team !== undefined && viewer.team === matter.leadTeam ? 'full' : 'public';
}
