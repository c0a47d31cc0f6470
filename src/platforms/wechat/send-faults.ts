import { grpc } from 'wechaty-grpc';
import { PermanentSendError, RetryableSendError } from '../../chat/platform.ts';
import { faultOf, isAnswer } from './rpc.ts';

/** What gateways say of a chat that cannot be reached, in the words of those that are known. */
const NEVER: readonly (readonly [RegExp, string])[] = [
  [
    /not (?:a |your |my )?friends?\b|is no friend|not in (?:the |your )?contact|开启了朋友验证|不是(?:对方|他|她|你)?(?:的)?(?:朋友|好友)|非好友|拒收/iu,
    'the person is no friend of the bot',
  ],
  [
    /not (?:a member |member )?(?:in|of) (?:the |this )?(?:room|group|chatroom)|不在(?:该|此)?群|已被移出|退出(?:了)?(?:该|此)?群/iu,
    'the bot is not in the group',
  ],
  [
    /(?:no payload found for id|unknown|no such|invalid|non-?existent) (?:contact|room|conversation|user|chatroom|\S*@chatroom)|(?:contact|room|conversation|user)(?: id)?(?: \S+)? (?:is )?(?:not found|not exist|does ?n[o']t exist)|(?:用户|联系人|群)不存在/iu,
    'the gateway knows no such chat',
  ],
];

const TOO_FAST = /too (?:fast|frequent|many)|frequency|rate limit|频繁/iu;

/** What WeChat's "操作过于频繁" asks for is not told; a minute is what people wait. */
const BREATHER = 60_000;

const NOT_LOGGED_IN = /not logged ?in|未登录/iu;

/**
 * Return the error that the outbox is to see when the gateway did not take a message. Only what surely was not taken
 * may be sent again; a call that ran out of time, or whose line broke, may have been delivered (W8), and so may one
 * that a gateway answered with an error of its own (W35). No text of the gateway goes along: it may quote the message.
 */
export function sendFault(error: unknown): Error {
  const { code, details } = faultOf(error);
  if (code === grpc.status.UNAUTHENTICATED)
    return new RetryableSendError('the gateway does not accept the token');
  if (!isAnswer(code)) return unknownFate(code);
  if (TOO_FAST.test(details)) {
    return new RetryableSendError('the gateway asks to send slower', { retryAfter: BREATHER });
  }
  if (NOT_LOGGED_IN.test(details)) return new RetryableSendError('the gateway is not logged in to WeChat');
  const never = NEVER.find(([pattern]) => pattern.test(details));
  return never === undefined ? unknownFate(code) : new PermanentSendError(never[1]);
}

function unknownFate(code: number | undefined): Error {
  return new Error(`the gateway did not confirm the message (status ${code ?? 'none'})`);
}
