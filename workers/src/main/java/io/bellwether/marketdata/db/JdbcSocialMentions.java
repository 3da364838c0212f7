package io.bellwether.marketdata.db;

import io.bellwether.marketdata.app.SocialMentions;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code social_mentions}. */
@Repository
class JdbcSocialMentions implements SocialMentions {
    private final JdbcClient db;

    JdbcSocialMentions(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void put(Market market, List<Mentions> mentions, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        db.sql("""
                        insert into social_mentions (market, source, symbol, span_from, span_to, known_from, messages,
                            authors, bullish, bearish, busiest, copies, dated, young, whole)
                        select :market, t.source, t.symbol, t.span_from, t.span_to,
                            case when t.span_to <= cast(:readUntil as timestamptz)
                                then cast(:since as timestamptz) else t.span_to end,
                            t.messages, t.authors, t.bullish, t.bearish, t.busiest, t.copies, t.dated, t.young, t.whole
                        from unnest(cast(:sources as text[]), cast(:symbols as text[]), cast(:froms as timestamptz[]),
                            cast(:tos as timestamptz[]), cast(:messages as integer[]), cast(:authors as integer[]),
                            cast(:bullish as integer[]), cast(:bearish as integer[]), cast(:busiest as integer[]),
                            cast(:copies as integer[]), cast(:dated as integer[]), cast(:young as integer[]),
                            cast(:whole as boolean[]))
                            as t (source, symbol, span_from, span_to, messages, authors, bullish, bearish, busiest,
                                copies, dated, young, whole)
                        where (t.messages, t.authors, t.bullish, t.bearish, t.busiest, t.copies, t.dated, t.young, t.whole)
                            is distinct from (
                                select (m.messages, m.authors, m.bullish, m.bearish, m.busiest, m.copies, m.dated,
                                    m.young, m.whole)
                                from social_mentions m
                                where m.market = :market and m.source = t.source and m.symbol = t.symbol
                                    and m.span_from = t.span_from and m.span_to = t.span_to
                                order by m.known_from desc limit 1)
                        on conflict do nothing
                        """)
                .param("market", market.id())
                .param("readUntil", knowledge.until())
                .param("since", knowledge.since())
                .param("sources", Rows.column(mentions, Mentions::source))
                .param("symbols", Rows.column(mentions, one -> one.symbol().value()))
                .param("froms", Rows.column(mentions, one -> one.from().toString()))
                .param("tos", Rows.column(mentions, one -> one.to().toString()))
                .param("messages", counts(mentions, Mentions::messages))
                .param("authors", counts(mentions, Mentions::authors))
                .param("bullish", counts(mentions, Mentions::bullish))
                .param("bearish", counts(mentions, Mentions::bearish))
                .param("busiest", counts(mentions, Mentions::busiest))
                .param("copies", counts(mentions, Mentions::copies))
                .param("dated", counts(mentions, Mentions::dated))
                .param("young", counts(mentions, Mentions::young))
                .param("whole", Rows.column(mentions, one -> Boolean.toString(one.whole())))
                .update();
    }

    private static String[] counts(List<Mentions> mentions, ToIntFunction<Mentions> count) {
        return Rows.column(mentions, one -> Integer.toString(count.applyAsInt(one)));
    }

    @Override
    public List<Mentions> since(String market, Instant from, Instant asOf) {
        return db.sql("""
                        select distinct on (span_to, source, symbol, span_from) source, symbol, span_from as "from",
                            span_to as "to", messages, authors, bullish, bearish, busiest, copies, dated, young, whole
                        from social_mentions
                        where market = :market and span_to >= :from and known_from <= :asOf
                        order by span_to, source, symbol, span_from, known_from desc
                        """)
                .param("market", market)
                .param("from", Rows.time(from))
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(Mentions.class))
                .list();
    }
}
