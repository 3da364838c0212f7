-- What people changed in the graph of relations through which events reach companies. Rows are only added: the newest of
-- a key that is known at a moment holds then, above what is given with the program; one without a strength takes away.

create table impact_relation (
    from_node  text          not null,
    to_node    text          not null,
    kind       text          not null check (kind in ('SUPPLIER', 'CUSTOMER', 'PARTNER', 'COMPETITOR', 'SECTOR')),
    known_from timestamptz   not null,
    strength   numeric(4, 3) check (strength between -1 and 1 and strength <> 0),
    since      date,
    until      date,
    source     text,
    changed_by text          not null,
    reason     text          not null,
    primary key (from_node, to_node, kind, known_from),
    check (from_node <> to_node),
    check (until > since),
    check (num_nulls(strength, since, source) in (0, 3))
);
comment on column impact_relation.from_node is 'a symbol, or topic:rates and the like: what happens to it reaches to_node';
comment on column impact_relation.to_node is 'a symbol, or sector:banks and the like; what it is to from_node is the kind';
comment on column impact_relation.known_from is 'a reader with an earlier asOf must not see the row';
