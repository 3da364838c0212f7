-- Who completed a person's task, read from the engine; and the answers that commands give to orders that wait.

create table task_completion (
    process_instance_key bigint      not null,
    element_id           text        not null,
    kind                 text        not null,
    subject              text        not null,
    desk_id              text        not null references desk (id),
    task_key             bigint,
    completed_by         text,
    looks                integer     not null default 0,
    next_look_at         timestamptz not null default now(),
    created_at           timestamptz not null default now(),
    known_at             timestamptz,
    primary key (process_instance_key, element_id)
);
create index task_completion_unknown on task_completion (next_look_at) where completed_by is null;
comment on table task_completion is 'tasks that a person completed; completed_by is null until the engine told who, which it may do seconds later';
comment on column task_completion.subject is 'what the task was about: an order''s id (kind APPROVAL) or a halt''s (kind RELEASE)';

create table approval_answer (
    id         bigint generated always as identity primary key,
    order_id   text        not null references trade_order (id),
    approved   boolean     not null,
    actor      text        not null,
    reason     text        not null default '',
    given_at   timestamptz not null default now(),
    taken_at   timestamptz
);
comment on table approval_answer is 'answers given by a command of ours: the message to the process carries the id, and who it was is read here; taken_at says that the answer decided';
