// A child process that speaks the rehearsal's protocol (src/cli/rehearsal/ipc.ts) without being the bot.
let armed = null;
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  const done = (more = {}) => process.send({ type: 'done', id: message.id, ...more });
  if (message.type === 'arm') armed = message.point;
  if (message.type === 'event') {
    if (armed === 'received') process.kill(process.pid, 'SIGKILL');
    if (message.event.text === 'nonsense') return process.send({ type: 'nonsense' });
    if (message.event.text === 'fail')
      return process.send({ type: 'failed', id: message.id, message: 'refused' });
    if (message.event.text === 'pid') return done({ answer: { toast: String(process.pid) } });
    const { platform, account, conversation, text, sentAt } = message.event;
    const address = { platform, account, conversation };
    process.send({
      type: 'send',
      id: 1,
      address,
      message: { kind: 'text', text: `${text} ${sentAt}`, mentions: [] },
      key: 'k',
    });
    return done({ answer: { toast: '好' } });
  }
  if (message.type === 'sent') return process.send({ type: 'clock', now: '2026-03-03T01:00:00.000Z' });
  if (message.type === 'notSent') return console.error(`not sent: ${message.permanent} ${message.message}`);
  if (message.type === 'settle' && armed === 'sent') return process.exit(7);
  return done();
});
