import { grpc } from 'wechaty-grpc';
import { describe, expect, it } from 'vitest';
import { PermanentSendError, RetryableSendError } from '../../../src/chat/platform.ts';
import { sendFault } from '../../../src/platforms/wechat/send-faults.ts';

function fault(code: number, details: string): Error {
  return sendFault(Object.assign(new Error(`${code} ${details}`), { code, details }));
}

const { UNKNOWN, DEADLINE_EXCEEDED, UNAVAILABLE, CANCELLED, INTERNAL, UNAUTHENTICATED, NOT_FOUND } =
  grpc.status;

describe('a message that the gateway did not confirm', () => {
  it.each([
    [UNKNOWN, 'contact wxid_x not found'],
    [UNKNOWN, 'room 7@chatroom does not exist'],
    [NOT_FOUND, 'no such contact'],
    [UNKNOWN, 'wxid_x is not your friend'],
    [UNKNOWN, '对方不是你的好友,开启了朋友验证'],
    [UNKNOWN, 'you are not in this room'],
    [UNKNOWN, '你已被移出群聊'],
  ])('never will be (%s %s)', (code, details) => {
    expect(fault(code, details)).toBeInstanceOf(PermanentSendError);
  });

  it.each([
    [UNKNOWN, 'too frequently'],
    [UNKNOWN, '操作过于频繁,请稍后再试'],
    [UNKNOWN, 'not logged in'],
    [UNAUTHENTICATED, 'Invalid Wechaty TOKEN "secret"'],
  ])('was not taken (%s %s)', (code, details) => {
    expect(fault(code, details)).toBeInstanceOf(RetryableSendError);
  });

  it.each([
    [DEADLINE_EXCEEDED, 'Deadline exceeded'],
    [UNAVAILABLE, 'Connection dropped'],
    [CANCELLED, 'Cancelled on client'],
    [INTERNAL, 'Received RST_STREAM with code 2'],
    [UNKNOWN, 'socket hang up'],
    // A broken line that happens to speak of a contact says nothing about the contact.
    [UNAVAILABLE, 'contact not found'],
  ])('may have been (%s %s)', (code, details) => {
    const error = fault(code, details);
    expect(error).not.toBeInstanceOf(PermanentSendError);
    expect(error).not.toBeInstanceOf(RetryableSendError);
  });

  it('takes no word of the gateway along', () => {
    const secret = 'wxid_secret 张明 13800000000';
    const errors = [UNKNOWN, UNAVAILABLE, UNAUTHENTICATED, NOT_FOUND].flatMap((code) =>
      ['', 'contact not found', 'too frequent', 'not friend', 'not logged in'].map((words) =>
        fault(code, `${words} ${secret}`),
      ),
    );
    for (const error of errors)
      expect(JSON.stringify([error.message, error.cause ?? ''])).not.toMatch(/secret|张明|138/);
  });
});
