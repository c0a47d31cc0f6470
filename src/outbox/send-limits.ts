import type { Address, PlatformName } from '../chat/message.ts';

/** `burst` messages at once, and one more every `every` milliseconds; up to `jitter` more, so that no beat is heard. */
export interface Rate {
  readonly burst: number;
  readonly every: number;
  readonly jitter?: number;
}

export interface PlatformLimits {
  readonly conversation?: Rate;
  readonly account?: Rate;
  readonly platform?: Rate;
}

/**
 * Feishu: 5 a second in one chat, shared with other bots, and 50 a second for an app
 * (open.feishu.cn, im-v1/message/create). WeChat publishes no figure: 1 a second in one chat and 3 to 5 s between
 * chats, at uneven times, is what automated accounts survive with.
 */
export const SEND_LIMITS: Readonly<Record<PlatformName, PlatformLimits>> = {
  feishu: { conversation: { burst: 4, every: 250 }, account: { burst: 40, every: 25 } },
  wechat: { conversation: { burst: 1, every: 1000 }, account: { burst: 1, every: 3000, jitter: 2000 } },
  sandbox: {},
};

export interface Limiter {
  /** Take a turn and return 0, or return the milliseconds until there may be one. */
  take(address: Address, now: Date): number;
}

/** Credit in milliseconds, so that it stays whole: a turn costs `every`, and the full bucket holds `burst` of them. */
interface Bucket {
  credit: number;
  filledAt: number;
}

/** Token buckets per platform, account and conversation; a turn is taken from all of them or from none. */
export function createLimiter(
  limits: Readonly<Record<PlatformName, PlatformLimits>>,
  random: () => number = Math.random,
): Limiter {
  const buckets = new Map<string, Bucket>();
  return {
    take: ({ platform, account, conversation }, now) => {
      const own = limits[platform];
      const rates: readonly (readonly [string, Rate | undefined])[] = [
        [platform, own.platform],
        [`${platform}/${account}`, own.account],
        [`${platform}/${account}/${conversation.kind}/${conversation.id}`, own.conversation],
      ];
      const applying = rates.flatMap(([key, rate]) =>
        rate === undefined ? [] : [{ rate, bucket: filled(buckets, key, { rate, now: now.getTime() }) }],
      );
      const wait = Math.max(0, ...applying.map(({ rate, bucket }) => rate.every - bucket.credit));
      if (wait > 0) return wait;
      for (const { rate, bucket } of applying)
        bucket.credit -= rate.every + Math.floor(random() * (rate.jitter ?? 0));
      return 0;
    },
  };
}

function filled(
  buckets: Map<string, Bucket>,
  key: string,
  { rate, now }: { readonly rate: Rate; readonly now: number },
): Bucket {
  const full = rate.burst * rate.every;
  const bucket = buckets.get(key) ?? { credit: full, filledAt: now };
  // A clock that was set back gives nothing, and takes nothing away.
  const passed = Math.max(0, now - bucket.filledAt);
  bucket.credit = Math.min(full, bucket.credit + passed);
  bucket.filledAt = now;
  buckets.set(key, bucket);
  return bucket;
}
