/** The ids of what was just sent. An account hears what it says itself; such messages need not be fetched at all. */
export interface OwnMessages {
  sent(id: string): void;
  /** Whether a message is one of these; each comes back once. */
  comesBack(id: string): boolean;
}

/** Gateways that let nothing come back must not fill the memory. */
const MOST_KEPT = 1000;

export function createOwnMessages(): OwnMessages {
  const ids = new Set<string>();
  return {
    sent(id) {
      if (ids.size >= MOST_KEPT) ids.clear();
      ids.add(id);
    },
    comesBack: (id) => ids.delete(id),
  };
}
