-- Everything that was said to a model and came back beside its answer, so that a decision can be explained years later.

alter table decision_attempt
    drop column request,
    add column provider            text   not null default '',
    add column parameters          jsonb  not null default '{}',
    add column prompt_hash         text   not null default '',
    add column prompt_system       text   not null default '',
    add column prompt_user         text   not null default '',
    add column cuts                jsonb  not null default '[]',
    add column ending              text   not null default 'COMPLETE'
        check (ending in ('COMPLETE', 'TRUNCATED', 'REFUSED', 'FILTERED')),
    add column mappings            jsonb  not null default '[]',
    add column failures            jsonb  not null default '[]',
    add column request_id          text,
    add column cached_input_tokens bigint not null default 0,
    add column reasoning_tokens    bigint not null default 0,
    add column price_version       text   not null default '';
comment on column decision_attempt.prompt_hash is 'SHA-256 of the prompt files of prompt_version';
comment on column decision_attempt.cuts is 'what was left out of the prompt to fit the model: [{what, kept, dropped}]';
comment on column decision_attempt.mappings is 'how the answer was read where it left the schema: [{path, from, to, rule}]';
comment on column decision_attempt.failures is 'exchanges that gave no answer, in order: [{kind, detail, latencyMillis}]';
comment on column decision_attempt.cost_usd is 'tokens times the price table named by price_version';
