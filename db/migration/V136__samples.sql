-- An advisor may be asked several times for one decision; what the majority says is decided.

alter table decision_attempt
    add column samples int not null default 1 check (samples >= 1);
comment on column decision_attempt.samples is
    'how often the advisor is asked for this attempt; with more than one the answers are in decision_sample, raw_answer is the first of them, and tokens and costs are their sums';

create table decision_sample (
    attempt_id           text           not null references decision_attempt (id),
    n                    int            not null check (n >= 1),
    raw_answer           text           not null,
    model                text           not null,
    ending               text           not null check (ending in ('COMPLETE', 'TRUNCATED', 'REFUSED', 'FILTERED')),
    request_id           text,
    latency_ms           bigint         not null,
    input_tokens         bigint         not null,
    cached_input_tokens  bigint         not null,
    cache_written_tokens bigint         not null,
    output_tokens        bigint         not null,
    reasoning_tokens     bigint         not null,
    cost_usd             numeric(18, 6) not null,
    price_version        text           not null,
    verdict              text           not null default 'PENDING' check (verdict in ('PENDING', 'VALID', 'INVALID')),
    problems             jsonb          not null default '[]',
    created_at           timestamptz    not null default now(),
    primary key (attempt_id, n)
);
comment on table decision_sample is 'each answer of an attempt that asks several times, in the order they came';

create table decision_vote (
    attempt_id text    not null references decision_attempt (id),
    action     text    not null check (action in ('BUY', 'SELL', 'HOLD')),
    symbol     text    not null,
    votes      int     not null check (votes >= 1),
    asked      int     not null check (asked >= votes),
    kept       boolean not null,
    primary key (attempt_id, action, symbol)
);
comment on table decision_vote is 'how many of the answers proposed an action, and whether it became part of the decision';
