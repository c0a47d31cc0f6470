/** The app's access token: fetched once for all who ask at the same time, until shortly before it expires. */
export interface TokenKeeper {
  current(): Promise<string>;
  /** The platform refused this token. Another one that was fetched meanwhile stays. */
  forget(token: string): void;
}

export interface Token {
  readonly value: string;
  /** Milliseconds from when it was asked for. */
  readonly validFor: number;
}

/** Given up this long before its end, so that no call that is under way finds it expired. */
const MARGIN = 3 * 60 * 1000;

export function createTokenKeeper(fetchToken: () => Promise<Token>): TokenKeeper {
  let held: { readonly value: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;

  const renew = async (): Promise<string> => {
    const asked = performance.now();
    const { value, validFor } = await fetchToken();
    held = { value, until: asked + validFor - MARGIN };
    return value;
  };

  return {
    current() {
      if (held !== undefined && performance.now() < held.until) return Promise.resolve(held.value);
      fetching ??= renew().finally(() => (fetching = undefined));
      return fetching;
    },
    forget(token) {
      if (held?.value === token) held = undefined;
    },
  };
}
