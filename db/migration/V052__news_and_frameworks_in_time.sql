-- News and learned frameworks are read as of a moment: nothing that was published or approved later may be seen.

create index news_item_latest on news_item (market, published_at desc, id);
comment on column news_item.published_at is 'a reader with an earlier asOf must not see the row';
comment on column news_item.id is 'SHA-256 of symbol, time, source and headline';

alter table framework_version add column approved_as_of timestamptz;
update framework_version set approved_as_of = created_at where approved_by is not null;
alter table framework_version
    add constraint framework_version_approval check ((approved_by is null) = (approved_as_of is null));
comment on column framework_version.approved_as_of is
    'business time of the approval: decisions after it read this version, until a higher one is approved';
