-- Every mail is stored in the transaction that causes it, and sent by the application afterwards until it left.

create table mail_outbox (
    id              bigint generated always as identity primary key,
    key             text        not null unique,
    kind            text        not null check (kind in ('REPORT', 'ORDER', 'ALERT', 'REFUSAL')),
    desk_id         text references desk (id),
    urgent          boolean     not null default false,
    recipient       text        not null,
    subject         text        not null,
    body            text        not null default '',
    html            text        not null default '',
    image_id        text,
    image           bytea,
    state           text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'REFUSED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    claimed_until   timestamptz,
    last_problem    text        not null default '',
    sent_at         timestamptz,
    created_at      timestamptz not null default now(),
    check ((state = 'SENT') = (sent_at is not null)),
    check ((image_id is null) = (image is null))
);
comment on table mail_outbox is 'mails by natural key (e.g. report:<reportId>, order-confirmation:<orderId>); the Message-ID is made from the key';
comment on column mail_outbox.claimed_until is 'whoever claimed the mail has until then to send it; afterwards it is anybody''s';
comment on column mail_outbox.last_problem is 'why it did not leave: of the last attempt, or why it was refused for good';

create index mail_outbox_queued on mail_outbox (next_attempt_at) where state = 'QUEUED';
create index mail_outbox_refused on mail_outbox (id) where state = 'REFUSED';
create index mail_outbox_of_desk on mail_outbox (desk_id, created_at) where kind = 'ALERT';

insert into mail_outbox (key, kind, recipient, subject, state, sent_at, created_at)
select key, 'ORDER', recipient, subject, 'SENT', sent_at, sent_at from sent_mail;
drop table sent_mail;

alter table alert add column enveloped_at timestamptz;
update alert set enveloped_at = mailed_at where mailed_at is not null;
comment on column alert.enveloped_at is 'when it was put into a mail; mailed_at is when that mail left';
create index alert_waiting on alert (id) where enveloped_at is null;

create table alert_mail (
    alert_id bigint not null references alert (id),
    mail_key text   not null references mail_outbox (key),
    primary key (alert_id, mail_key)
);
comment on table alert_mail is 'which mails carry an alert: many alerts of a short time share one';
create index alert_mail_by_key on alert_mail (mail_key);

alter table report add column queued_at timestamptz;
update report set queued_at = sent_at where sent_at is not null;
comment on column report.queued_at is 'when its mail was put into the outbox; sent_at is when it left';
