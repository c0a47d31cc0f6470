import type { Role } from '../domain/visibility/visibility.ts';

/** What a group is for. */
export type GroupKindSaid =
  'deputies' | 'unit' | 'units' | 'staff' | 'coordination' | 'supervision' | 'mixed';

/** What is said of who somebody is and what a group is for. */
export type RosterCall =
  /** `code` in capitals without spaces and dashes, empty when none was typed; `person` the name beside it. */
  | { readonly name: 'bind'; readonly code: string; readonly person?: string }
  | { readonly name: 'claim'; readonly person: string }
  /** 绑定码 姓名 [角色 [团/单位/系统]] */
  | { readonly name: 'bindingCode'; readonly person?: string; readonly role?: Role; readonly place?: string }
  /** 登记本群 类型 名称; `target` the team, unit or system as typed. */
  | { readonly name: 'registerGroup'; readonly kind?: GroupKindSaid; readonly target?: string };
