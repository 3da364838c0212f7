-- Numbers about the economy as they were published by the end of a day. One that was corrected is a row of its own: readers
-- see the form that was known on the day before theirs, and no session sees what was fetched after it.
create table macro_value (
    series     text        not null check (series ~ '^[A-Z0-9_]{1,40}$'),
    of_date    date        not null,
    known_on   date        not null check (known_on >= of_date),
    value      numeric     not null,
    source     text        not null,
    known_from timestamptz not null,
    primary key (series, of_date, known_on)
);
comment on column macro_value.of_date is 'the day, or the first day of the month or quarter, that it describes';
comment on column macro_value.known_on is 'a day on whose end it was published in this form';
comment on column macro_value.known_from is 'the session that fetched it; an earlier asOf does not see the row';
