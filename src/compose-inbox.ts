import type { AppOptions, Parts } from './compose.ts';
import { answerTo } from './features/asking/ask.ts';
import { hintAtSignOff } from './features/assignments/receipt-hint.ts';
import { COMMANDS } from './features/commands.ts';
import type { CommandContext, Deps } from './features/context.ts';
import { keepForLater } from './features/opening/kept.ts';
import { openCommand } from './features/opening/open.ts';
import { refuseRouting } from './features/opening/refusal.ts';
import { meetSealed } from './features/opening/sealed.ts';
import { meetSecrecy } from './features/opening/secrecy.ts';
import { reportParked } from './features/opening/troubles.ts';
import { tellLeft } from './features/speaking/left.ts';
import { settleCard } from './features/speaking/settle-cards.ts';
import { hasDraftOf, recallDraft } from './features/suggestions/recall-draft.ts';
import { takeDraft } from './features/undo/take-draft.ts';
import { isWanted } from './inbox/bare-file.ts';
import { classify } from './inbox/classify.ts';
import { createInbox, type Inbox, type InboxOptions } from './inbox/receive.ts';
import { createRouter } from './inbox/route.ts';
import type { Database } from './storage/database.ts';
import { finish } from './storage/work.ts';

/** The inbox over the features: what is kept, who acts where, and what answers when nothing can be done. */
export function wireInbox(
  options: AppOptions,
  deps: Deps,
  parts: Parts,
  { database, ingest }: { readonly database: Database; readonly ingest: Database },
): Inbox {
  const { clock, log, checkpoint } = options;
  const { table, texts } = deps;
  const toast = texts.render('speaking/toast', {});
  return createInbox({
    ...{ database, ingest, clock, log },
    checkpoint: (point) => checkpoint?.(point),
    classify: (event, read) => classify(table, event, read),
    handle: routerOver(options, deps),
    fetch: async (event, attachment) => parts.connections?.fetch(event, attachment) ?? 'elsewhere',
    wanted: isWanted,
    acknowledge: ({ kind }) => (kind === 'press' || kind === 'form' ? { toast } : undefined),
    onSealed: (tx, event, meta) => meetSealed(deps, tx, event, { id: meta.id, now: clock.now() }),
    onSecrecy: (tx, event, meta) => meetSecrecy(deps, tx, event, { id: meta.id, now: clock.now() }),
    onParked: (tx, event, meta) =>
      reportParked(deps, tx, {
        id: meta.id,
        conversationKind: event?.conversation.kind ?? 'direct',
        conversationId: event?.conversation.id ?? '',
        now: clock.now(),
      }),
  });
}

function routerOver({ clock }: AppOptions, deps: Deps): InboxOptions['handle'] {
  return createRouter<CommandContext>({
    table: deps.table,
    commands: COMMANDS,
    open: (tx, event, meta) => openCommand(deps, tx, event, { id: meta.id, now: clock.now() }),
    with: (context, came) => ({ ...context, ...came }),
    finish: (context) => finish(context.work),
    heedsRecall: hasDraftOf,
    recall: recallDraft,
    refuse: refuseRouting,
    settle: settleCard,
    keepForLater,
    answerTo,
    tellLeft,
    takeKept: takeDraft,
    hintAtReceipt: hintAtSignOff,
  });
}
