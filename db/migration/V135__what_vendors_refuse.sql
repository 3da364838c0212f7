-- What a vendor put into its cache, and which parts of a request it refuses.

alter table decision_attempt
    add column cache_written_tokens bigint not null default 0;
comment on column decision_attempt.cache_written_tokens is
    'part of input_tokens that the vendor put into its cache, at a price of its own';

create table refused_parameter (
    advisor   text        not null,
    model     text        not null,
    parameter text        not null check (parameter in ('TEMPERATURE', 'EFFORT', 'SCHEMA', 'CACHE')),
    value     text        not null,
    said      text        not null,
    as_of     timestamptz not null,
    created_at timestamptz not null default now(),
    primary key (advisor, model, parameter, value)
);
comment on table refused_parameter is
    'parts of a request that a vendor refused and that are not sent any more; another model or value is tried anew';
comment on column refused_parameter.value is 'what was sent, e.g. 0.2; empty where there is only one thing to send';
comment on column refused_parameter.said is 'the vendor''s words, without any key';
