-- What was asked of each vendor and how it went: shared by all workers, so that what a vendor allows is allowed once, and
-- kept over restarts, so that a budget of the day is one of the day.
create table vendor_usage (
    vendor          text        primary key,
    day             timestamptz not null default timestamptz '1970-01-01 00:00Z',
    day_requests    integer     not null default 0 check (day_requests >= 0),
    hour            timestamptz not null default timestamptz '1970-01-01 00:00Z',
    hour_requests   integer     not null default 0 check (hour_requests >= 0),
    next_at         timestamptz not null default timestamptz '1970-01-01 00:00Z',
    last_answer_at  timestamptz,
    last_fault_at   timestamptz,
    last_fault      text        not null default '',
    faults_in_a_row integer     not null default 0 check (faults_in_a_row >= 0),
    paused_until    timestamptz
);
comment on column vendor_usage.day is 'the day (UTC) that day_requests counts';
comment on column vendor_usage.hour is 'the hour that hour_requests counts';
comment on column vendor_usage.next_at is 'no request goes out before: the vendor''s pace';
comment on column vendor_usage.paused_until is 'the vendor failed too often, or said so: it is left alone until then';
