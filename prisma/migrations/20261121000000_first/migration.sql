-- Locks: new tables only, no lock on existing ones.

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "virtual_now" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "lock_key" BIGINT NOT NULL,
    "worker_ids" TEXT[],

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_lease" (
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "process_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_lease_pkey" PRIMARY KEY ("platform","account")
);

-- CreateTable
CREATE TABLE "tick" (
    "schedule" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tick_pkey" PRIMARY KEY ("schedule","due_at")
);

-- CreateTable
CREATE TABLE "retention_rule" (
    "kind" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "retention_rule_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "congress" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "deputy_base" INTEGER,
    "rule_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "congress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "term_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "term_id" UUID,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "term_id" UUID,
    "roles" TEXT[],
    "unit_id" UUID,
    "system_id" UUID,
    "team" TEXT,
    "status" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "login_epoch" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "reachable" BOOLEAN NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handling_system" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "coordinating_office" TEXT,

    CONSTRAINT "handling_system_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "handling_unit" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "system_id" UUID,
    "merged_into_id" UUID,

    CONSTRAINT "handling_unit_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "unit_name" (
    "congress_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "unit_name_pkey" PRIMARY KEY ("congress_id","unit_id","valid_from")
);

-- CreateTable
CREATE TABLE "chat_group" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit_id" UUID,
    "system_id" UUID,
    "team" TEXT,
    "number_only" BOOLEAN NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "quiet_until" DATE,

    CONSTRAINT "chat_group_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("platform","account","group_id","external_id")
);

-- CreateTable
CREATE TABLE "counter" (
    "congress_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("congress_id","kind","scope")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "intake_number" INTEGER NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "analysis" TEXT NOT NULL,
    "advice" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "category" TEXT,
    "confidential" BOOLEAN NOT NULL,
    "key" BOOLEAN NOT NULL,
    "lead_deputy_id" UUID NOT NULL,
    "suggested_units" TEXT[],
    "review_level" INTEGER NOT NULL,
    "decline_code" TEXT,
    "review_remark" TEXT,
    "merged_into_id" UUID,
    "round" INTEGER NOT NULL,
    "rule_hash" TEXT,
    "official_ref" TEXT,
    "origin" JSONB NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_on" DATE,
    "registered_on" DATE,
    "assigned_on" DATE,
    "rate_by" DATE,
    "closed_on" DATE,
    "withdrawn_on" DATE,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "suggestion_file" (
    "congress_id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "suggestion_file_pkey" PRIMARY KEY ("congress_id","suggestion_id","file_id")
);

-- CreateTable
CREATE TABLE "cosigner" (
    "congress_id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "cosigner_pkey" PRIMARY KEY ("congress_id","suggestion_id","deputy_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "assigned_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "sign_off_due" DATE NOT NULL,
    "return_due" DATE NOT NULL,
    "reply_due" DATE NOT NULL,
    "legal_reply_due" DATE NOT NULL,
    "hard" BOOLEAN NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "signed_off_on" DATE,
    "signed_off_by_id" UUID,
    "handler_name" TEXT,
    "handler_phone" TEXT,
    "handler_leader" TEXT,
    "promised_on" DATE,
    "answered_on" DATE,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "return_request" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_unit" TEXT,
    "late" BOOLEAN NOT NULL,
    "requested_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "decision" TEXT,
    "decision_note" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "return_request_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "method" TEXT,
    "held_on" DATE NOT NULL,
    "summary" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "on_behalf" BOOLEAN NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "reply" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "document_number" TEXT,
    "signer" TEXT,
    "replied_on" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "on_behalf" BOOLEAN NOT NULL,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "reply_file" (
    "congress_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "reply_file_pkey" PRIMARY KEY ("congress_id","reply_id","file_id")
);

-- CreateTable
CREATE TABLE "rating" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "attitude" INTEGER NOT NULL,
    "result" INTEGER NOT NULL,
    "remark" TEXT,
    "rated_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "on_behalf" BOOLEAN NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "matter" TEXT NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    "evidence" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "message_id" TEXT,
    "kind" TEXT NOT NULL,
    "conversation_kind" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "handled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_body" (
    "event_id" BIGINT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "inbox_body_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "sequence" BIGSERIAL NOT NULL,
    "congress_id" UUID,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "conversation_kind" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "content" JSONB,
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "guards" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "platform_message_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "cause_event_id" BIGINT,
    "subject_id" UUID,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "open_card" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "outbox_sequence" BIGINT NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "conversation_kind" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "answerable_by" TEXT[],
    "subject" TEXT,
    "subject_version" INTEGER,
    "choices" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "open_card_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "private_draft" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "private_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "congress_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "outbox_sequence" BIGINT,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("congress_id","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "congress_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "actor_id" UUID,
    "cause_event_id" BIGINT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("congress_id","sequence")
);

-- CreateTable
CREATE TABLE "audit_payload" (
    "congress_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "salt" TEXT NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "audit_payload_pkey" PRIMARY KEY ("congress_id","sequence")
);

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "identity_person_id_idx" ON "identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "handling_system_congress_id_name_key" ON "handling_system"("congress_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "handling_unit_congress_id_name_key" ON "handling_unit"("congress_id", "name");

-- CreateIndex
CREATE INDEX "suggestion_congress_id_state_idx" ON "suggestion"("congress_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_congress_id_intake_number_key" ON "suggestion"("congress_id", "intake_number");

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_congress_id_number_key" ON "suggestion"("congress_id", "number");

-- CreateIndex
CREATE INDEX "assignment_congress_id_suggestion_id_idx" ON "assignment"("congress_id", "suggestion_id");

-- CreateIndex
CREATE INDEX "assignment_congress_id_unit_id_state_idx" ON "assignment"("congress_id", "unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "return_request_congress_id_serial_key" ON "return_request"("congress_id", "serial");

-- CreateIndex
CREATE INDEX "contact_congress_id_assignment_id_idx" ON "contact"("congress_id", "assignment_id");

-- CreateIndex
CREATE INDEX "reply_congress_id_assignment_id_idx" ON "reply"("congress_id", "assignment_id");

-- CreateIndex
CREATE INDEX "rating_congress_id_suggestion_id_round_idx" ON "rating"("congress_id", "suggestion_id", "round");

-- CreateIndex
CREATE INDEX "inbox_event_state_idx" ON "inbox_event"("state");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_platform_account_event_id_key" ON "inbox_event"("platform", "account", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_dedupe_key_key" ON "outbox_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_message_state_not_before_idx" ON "outbox_message"("state", "not_before");

-- CreateIndex
CREATE INDEX "outbox_message_platform_account_conversation_kind_conversat_idx" ON "outbox_message"("platform", "account", "conversation_kind", "conversation_id", "sequence");

-- CreateIndex
CREATE INDEX "outbox_message_platform_account_platform_message_id_idx" ON "outbox_message"("platform", "account", "platform_message_id");

-- CreateIndex
CREATE INDEX "open_card_platform_account_conversation_kind_conversation_i_idx" ON "open_card"("platform", "account", "conversation_kind", "conversation_id");

-- CreateIndex
CREATE INDEX "open_card_outbox_sequence_idx" ON "open_card"("outbox_sequence");

-- CreateIndex
CREATE UNIQUE INDEX "private_draft_sequence_key" ON "private_draft"("sequence");

-- CreateIndex
CREATE INDEX "private_draft_platform_account_external_id_idx" ON "private_draft"("platform", "account", "external_id");

-- CreateIndex
CREATE INDEX "reminder_outbox_sequence_idx" ON "reminder"("outbox_sequence");

-- CreateIndex
CREATE INDEX "audit_entry_congress_id_subject_id_idx" ON "audit_entry"("congress_id", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_congress_id_cause_event_id_idx" ON "audit_entry"("congress_id", "cause_event_id");

-- AddForeignKey
ALTER TABLE "connection_lease" ADD CONSTRAINT "connection_lease_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "congress" ADD CONSTRAINT "congress_rule_hash_fkey" FOREIGN KEY ("rule_hash") REFERENCES "rule_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_congress_id_term_id_fkey" FOREIGN KEY ("congress_id", "term_id") REFERENCES "term"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_congress_id_term_id_fkey" FOREIGN KEY ("congress_id", "term_id") REFERENCES "term"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_congress_id_system_id_fkey" FOREIGN KEY ("congress_id", "system_id") REFERENCES "handling_system"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handling_system" ADD CONSTRAINT "handling_system_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handling_unit" ADD CONSTRAINT "handling_unit_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handling_unit" ADD CONSTRAINT "handling_unit_congress_id_system_id_fkey" FOREIGN KEY ("congress_id", "system_id") REFERENCES "handling_system"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handling_unit" ADD CONSTRAINT "handling_unit_congress_id_merged_into_id_fkey" FOREIGN KEY ("congress_id", "merged_into_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_name" ADD CONSTRAINT "unit_name_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_group" ADD CONSTRAINT "chat_group_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_group" ADD CONSTRAINT "chat_group_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_group" ADD CONSTRAINT "chat_group_congress_id_system_id_fkey" FOREIGN KEY ("congress_id", "system_id") REFERENCES "handling_system"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter" ADD CONSTRAINT "counter_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_rule_hash_fkey" FOREIGN KEY ("rule_hash") REFERENCES "rule_version"("hash") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_congress_id_lead_deputy_id_fkey" FOREIGN KEY ("congress_id", "lead_deputy_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_congress_id_merged_into_id_fkey" FOREIGN KEY ("congress_id", "merged_into_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_file" ADD CONSTRAINT "suggestion_file_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_file" ADD CONSTRAINT "suggestion_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cosigner" ADD CONSTRAINT "cosigner_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cosigner" ADD CONSTRAINT "cosigner_congress_id_deputy_id_fkey" FOREIGN KEY ("congress_id", "deputy_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_request" ADD CONSTRAINT "return_request_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_file" ADD CONSTRAINT "reply_file_congress_id_reply_id_fkey" FOREIGN KEY ("congress_id", "reply_id") REFERENCES "reply"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_file" ADD CONSTRAINT "reply_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_congress_id_deputy_id_fkey" FOREIGN KEY ("congress_id", "deputy_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_body" ADD CONSTRAINT "inbox_body_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "inbox_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_card" ADD CONSTRAINT "open_card_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_payload" ADD CONSTRAINT "audit_payload_congress_id_sequence_fkey" FOREIGN KEY ("congress_id", "sequence") REFERENCES "audit_entry"("congress_id", "sequence") ON DELETE RESTRICT ON UPDATE CASCADE;
