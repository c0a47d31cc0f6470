/** The eight default categories (domain.md 1.10, after the committees of a people's congress). */
export const CATEGORIES = [
  '财政经济',
  '城建环保',
  '农业农村',
  '教科文卫',
  '社会建设',
  '监察司法与法制',
  '工业交通商贸',
  '民宗侨外及其他',
] as const;

export type Category = (typeof CATEGORIES)[number];
