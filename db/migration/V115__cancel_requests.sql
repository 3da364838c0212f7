-- A cancel is a request until the broker confirms it; an order can be replaced; the broker's own order ids.
alter table trade_order drop constraint trade_order_state_check;
alter table trade_order add constraint trade_order_state_check check (state in ('CREATED', 'NOT_APPROVED', 'SUBMITTED',
    'WORKING', 'QUEUED', 'CANCEL_PENDING', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED'));
alter table trade_order add column broker_order_id text;
comment on column trade_order.broker_order_id is 'the broker''s own id, once it told one; ours is the primary key';
comment on column trade_order.state is 'CANCEL_PENDING: the broker was asked to take it back and may still execute it';

drop index trade_order_open;
create index trade_order_open on trade_order (desk_id, state)
    where state in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING');

alter table paper_order add column cancel_due timestamptz;
alter table paper_order add column cancel_fill numeric(9, 8) check (cancel_fill > 0 and cancel_fill <= 1);
comment on column paper_order.cancel_due is 'with an open order: a cancel is pending and takes effect then';
comment on column paper_order.cancel_fill is 'part of what is left that is executed before the cancel takes effect';

-- Trouble that the paper broker makes when told to; never for a LIVE desk.
create table paper_trouble (
    id          bigint generated always as identity primary key,
    account     text not null,
    kind        text not null check (kind in ('LATE_CANCEL', 'FILL_ON_CANCEL', 'LOST_ANSWER', 'SLOW', 'UNREACHABLE')),
    call        text not null default 'ANY' check (call in ('ANY', 'SUBMIT', 'CANCEL', 'REPLACE', 'READ')),
    skip_calls  integer not null default 0 check (skip_calls >= 0),
    left_calls  integer check (left_calls > 0),
    seconds     integer not null default 0 check (seconds >= 0),
    share       numeric(9, 8) not null default 1 check (share > 0 and share <= 1),
    from_as_of  timestamptz not null default '-infinity',
    until_as_of timestamptz not null default 'infinity'
);
create index paper_trouble_account on paper_trouble (account);
comment on column paper_trouble.skip_calls is 'calls of this sort that still go well before it';
comment on column paper_trouble.left_calls is 'calls that it spoils, then it is gone; null: every one until it is taken away';
comment on column paper_trouble.seconds is 'LATE_CANCEL: business time until the cancel takes effect; SLOW: time until the answer';
comment on column paper_trouble.share is 'FILL_ON_CANCEL: part of what is left that is executed before the cancel takes effect';
comment on column paper_trouble.from_as_of is 'the first business moment it counts at; until_as_of is the first at which it does not';
