type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Return the object without its undefined fields: what was not said is absent. */
export function present<T extends object>(fields: T): Present<T> {
  // The type says just what the filter does: fields that may be undefined become optional.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
