package io.bellwether.impact.app;

import io.bellwether.impact.domain.RelationEdit;
import io.bellwether.impact.files.TestGraphs;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.research.ta4j.TestIndicators;
import java.time.Instant;
import java.util.List;

/** Opens the measuring of impacts to the tests of other packages. */
public final class TestImpact {
    private TestImpact() {}

    /** Over the graph that is given with the program. */
    public static MeasureImpact over(NewsReader news, MarketReader market) {
        return over(news, market, new NoEdits());
    }

    static MeasureImpact over(NewsReader news, MarketReader market, RelationEdits edits) {
        GivenGraph given = TestGraphs.given();
        return new MeasureImpact(news, market, TestIndicators.over(market), given, new ReadRelations(given, edits));
    }

    private static final class NoEdits implements RelationEdits {
        @Override
        public List<RelationEdit> known(Instant asOf) {
            return List.of();
        }

        @Override
        public void add(RelationEdit edit) {
            throw new UnsupportedOperationException("nobody changes the graph here");
        }
    }
}
