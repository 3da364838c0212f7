-- What advice may cost: the plan of every consultation, and what a call under way may still cost.

create table consultation_plan (
    context_id     text primary key references decision_context (id),
    advisors       jsonb          not null,
    state          text           not null check (state in ('NORMAL', 'NEAR', 'SPENT')),
    spent_today    numeric(18, 6) not null,
    spent_month    numeric(18, 6) not null,
    daily_budget   numeric(18, 2) not null,
    monthly_budget numeric(18, 2) not null,
    as_of          timestamptz    not null,
    created_at     timestamptz    not null default now()
);
comment on table consultation_plan is 'whom a session may ask, written once: a repeated job finds the same plan';
comment on column consultation_plan.advisors is 'names in the order they are asked';
comment on column consultation_plan.spent_today is 'USD for advice on the trading date when the plan was made';
comment on column consultation_plan.spent_month is 'USD for advice in the month of the trading date, up to it, when the plan was made';

alter table decision_attempt
    add column reserved_usd numeric(18, 6) not null default 0 check (reserved_usd >= 0);
comment on column decision_attempt.reserved_usd is
    'the most the call may cost; counts as spent until the answer is there and cost_usd is known';
