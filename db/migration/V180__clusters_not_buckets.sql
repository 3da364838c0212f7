-- What moves together is called a cluster everywhere now: in limits, rules, sizes and prompts.
update desk
set settings = cast(replace(cast(settings as text), '"MAX_BUCKET"', '"MAX_CLUSTER"') as jsonb),
    limits   = cast(replace(cast(limits as text), '"MAX_BUCKET"', '"MAX_CLUSTER"') as jsonb);

update segment
set limits = cast(replace(cast(limits as text), '"MAX_BUCKET"', '"MAX_CLUSTER"') as jsonb);

update risk_check
set rule    = case rule when 'BUCKET' then 'CLUSTER' else rule end,
    numbers = cast(
        replace(
            replace(replace(cast(numbers as text), '"BUCKET"', '"CLUSTER"'), '"maxBucket"', '"maxCluster"'),
            '"bucket"', '"cluster"') as jsonb)
where rule in ('BUCKET', 'SIZING');

update trade_order
set sizing = cast(replace(cast(sizing as text), '"BUCKET"', '"CLUSTER"') as jsonb)
where cast(sizing as text) like '%"BUCKET"%';
