-- Numbers that a decision named as facts and that are not what it was given.

create table decision_contradiction (
    decision_id text    not null references decision (id),
    k           integer not null check (k >= 1),
    place       text    not null,
    symbol      text,
    fact        text    not null,
    said        text    not null,
    given       text    not null,
    created_at  timestamptz not null default now(),
    primary key (decision_id, k)
);
comment on table decision_contradiction is 'found when the answer was read, never changed; a forecast of the symbol, or of any symbol where it is null, is scored as wrong';
comment on column decision_contradiction.place is 'where it stands in the answer, e.g. trades[0].reasoning';
comment on column decision_contradiction.symbol is 'what it is about; null: the market or the desk';
comment on column decision_contradiction.said is 'the answer''s own words';
comment on column decision_contradiction.given is 'what the facts say, as text';
