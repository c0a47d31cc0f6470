import type { Role } from '../../domain/visibility/visibility.ts';

/** What people call the roles (architecture.md, section 8). */
const ROLE_NAMES: Readonly<Record<Role, string>> = {
  deputy: '人大代表',
  councillor: '议事代表',
  handler: '承办人',
  unit_leader: '单位负责人',
  coordinator: '督查室',
  staff: '代表工委',
  reviewer: '审核人',
  supervisor: '督办人',
  leader: '领导',
};

/** Return how a person is introduced beside the name: 人大代表 · 第一代表团, 承办人 · 区教育局. */
export function captionOf(person: {
  readonly roles: readonly Role[];
  readonly team?: string | undefined;
  readonly unit?: string | undefined;
  readonly system?: string | undefined;
}): string {
  const names = person.roles.map((role) => ROLE_NAMES[role]);
  const places = [person.team, person.unit, person.system].filter((place) => place !== undefined);
  return [names.length === 0 ? '未登记' : names.join('、'), ...places].join(' · ');
}
