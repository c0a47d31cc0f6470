/** 五法督办: the columns of the record of a supervision (督办记录表), in the order in which the sheet has them. */
export const METHODS = ['report', 'site', 'faceToFace', 'deputy', 'assessment'] as const;
export type Method = (typeof METHODS)[number];

/** What was entered at one time: the columns that were named, as typed. */
export type MethodRecord = { readonly [M in Method]?: string };

/** The columns that no entry has filled yet. */
export function missingMethods(entries: readonly MethodRecord[]): Method[] {
  return METHODS.filter((method) => entries.every((entry) => entry[method] === undefined));
}
