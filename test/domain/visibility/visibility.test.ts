import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonVisibility,
  type Role,
  type Viewer,
  type Visibility,
  visibility,
  type VisibleMatter,
} from '../../../src/domain/visibility/visibility.ts';

const MATTER: VisibleMatter = {
  confidential: false,
  draft: false,
  leadDeputyId: 'zhang',
  leadTeam: '第一代表团',
  cosignerIds: ['qiao'],
  unitIds: ['education'],
  systemIds: ['government'],
};
const SECRET: VisibleMatter = { ...MATTER, confidential: true };
const DRAFT: VisibleMatter = { ...MATTER, draft: true };

/** A viewer, and what is seen of an ordinary, a 不公开 and a draft matter. */
const TABLE: readonly (readonly [string, Viewer, Visibility, Visibility, Visibility])[] = [
  [
    'the lead deputy',
    { roles: ['deputy'], membershipId: 'zhang', team: '第一代表团' },
    'full',
    'full',
    'full',
  ],
  [
    'a co-signer of another team',
    { roles: ['deputy'], membershipId: 'qiao', team: '第二代表团' },
    'full',
    'full',
    'full',
  ],
  [
    'a deputy of the own team',
    { roles: ['deputy'], membershipId: 'li', team: '第一代表团' },
    'full',
    'none',
    'none',
  ],
  [
    'a deputy of another team',
    { roles: ['deputy'], membershipId: 'lu', team: '第二代表团' },
    'public',
    'none',
    'none',
  ],
  ['a deputy without a team', { roles: ['deputy'], membershipId: 'he' }, 'public', 'none', 'none'],
  ['a councillor', { roles: ['councillor'], membershipId: 'yi' }, 'public', 'none', 'none'],
  ['the handler of its unit', { roles: ['handler'], unitId: 'education' }, 'full', 'full', 'none'],
  ['the leader of its unit', { roles: ['unit_leader'], unitId: 'education' }, 'full', 'full', 'none'],
  ['the handler of another unit', { roles: ['handler'], unitId: 'housing' }, 'none', 'none', 'none'],
  ['a handler without a unit', { roles: ['handler'] }, 'none', 'none', 'none'],
  [
    'the coordinator of its system',
    { roles: ['coordinator'], systemId: 'government' },
    'full',
    'full',
    'none',
  ],
  ['the coordinator of another system', { roles: ['coordinator'], systemId: 'zone' }, 'none', 'none', 'none'],
  ['a coordinator without a system', { roles: ['coordinator'] }, 'none', 'none', 'none'],
  ['staff', { roles: ['staff'] }, 'full', 'full', 'none'],
  ['a reviewer', { roles: ['reviewer'] }, 'full', 'full', 'none'],
  ['a supervisor', { roles: ['supervisor'] }, 'full', 'full', 'none'],
  ['a leader', { roles: ['leader'] }, 'full', 'full', 'none'],
  [
    'a deputy who leads its unit',
    { roles: ['deputy', 'unit_leader'], membershipId: 'li', unitId: 'education', team: '第二代表团' },
    'full',
    'full',
    'none',
  ],
  [
    'a deputy who leads another unit',
    { roles: ['deputy', 'unit_leader'], membershipId: 'li', unitId: 'housing', team: '第二代表团' },
    'public',
    'none',
    'none',
  ],
  ['nobody in particular', { roles: [] }, 'none', 'none', 'none'],
];

describe('what is seen', () => {
  it.each(TABLE)('by %s', (_who, viewer, ordinary, secret, draft) => {
    expect([MATTER, SECRET, DRAFT].map((matter) => visibility(viewer, matter))).toEqual([
      ordinary,
      secret,
      draft,
    ]);
  });

  it('by a handler or deputy without a place is not what belongs to no place', () => {
    const homeless: VisibleMatter = { ...MATTER, unitIds: [], systemIds: [] };
    const { leadTeam: _team, ...teamless } = homeless;
    expect(visibility({ roles: ['deputy'] }, teamless)).toBe('public');
    expect(visibility({ roles: ['handler'] }, homeless)).toBe('none');
  });
});

const ROLES: readonly Role[] = [
  'deputy',
  'councillor',
  'handler',
  'unit_leader',
  'coordinator',
  'staff',
  'reviewer',
  'supervisor',
  'leader',
];
const viewers = fc.array(
  fc.record(
    {
      roles: fc.subarray([...ROLES]),
      membershipId: fc.constantFrom('zhang', 'qiao', 'li'),
      team: fc.constantFrom('第一代表团', '第二代表团'),
      unitId: fc.constantFrom('education', 'housing'),
      systemId: fc.constantFrom('government', 'zone'),
    },
    { requiredKeys: ['roles'] },
  ),
  { maxLength: 5 },
);
const matters = fc.constantFrom(MATTER, SECRET, DRAFT);
const ORDER: readonly Visibility[] = ['none', 'public', 'full'];

describe('what a whole chat may see', () => {
  it('is the least that anybody in it may see', () => {
    fc.assert(
      fc.property(viewers, matters, (audience, matter) => {
        const least = Math.min(...audience.map((viewer) => ORDER.indexOf(visibility(viewer, matter))), 2);
        expect(commonVisibility(audience, matter)).toBe(audience.length === 0 ? 'none' : ORDER[least]);
      }),
    );
  });

  it('never grows when somebody joins', () => {
    fc.assert(
      fc.property(viewers, viewers, matters, (some, more, matter) => {
        fc.pre(some.length > 0);
        const before = ORDER.indexOf(commonVisibility(some, matter));
        expect(ORDER.indexOf(commonVisibility([...some, ...more], matter))).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('is nothing where nobody is known', () => {
    expect(commonVisibility([], MATTER)).toBe('none');
  });
});
