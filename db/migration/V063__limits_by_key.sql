-- Limits are a map by key, so that one more limit needs no new shape, and may be changed while a desk runs.

update desk
set settings = jsonb_set(
    settings,
    '{limits}',
    jsonb_build_object('values', jsonb_strip_nulls(jsonb_build_object(
        'MAX_POSITION', settings -> 'limits' -> 'maxPosition',
        'CASH_RESERVE', settings -> 'limits' -> 'cashReserve',
        'MIN_DOLLAR_VOLUME', cast(settings -> 'limits' ->> 'minDollarVolume' as numeric),
        'MAX_VOLUME_SHARE', settings -> 'limits' -> 'maxVolumeShare',
        'ATR_MULTIPLE', settings -> 'limits' -> 'atrMultiple',
        'STOP_FLOOR', settings -> 'limits' -> 'stopFloor',
        'KELLY_FRACTION', settings -> 'limits' -> 'kellyFraction',
        'MAX_DRAWDOWN', settings -> 'limits' -> 'maxDrawdown',
        'MIN_PRICE', settings -> 'limits' -> 'minPrice'))))
where settings -> 'limits' ? 'maxPosition';

alter table desk add column limits jsonb not null default '{}';
comment on column desk.limits is 'limits changed while the desk runs, by key; they win over those of the settings';
comment on column segment.limits is 'own limits by key, never looser than the desk''s';

-- Which stops of a desk sold a symbol lately, for the cool-down.
create index trade_order_stops on trade_order (desk_id, symbol, trading_date) where purpose = 'STOP' and filled_quantity > 0;
