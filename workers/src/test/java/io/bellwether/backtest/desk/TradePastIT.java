package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.backtest.app.ReplayDay;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.reporting.app.RenderReport;
import io.bellwether.reporting.app.Reports;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A past that was traded in memory, on the database. */
@DatabaseTest
class TradePastIT {
    @TempDir
    private static Path folder;

    private static List<LocalDate> dates;

    @Autowired
    private TradePast tradePast;

    @Autowired
    private ReplayDay replayDay;

    @Autowired
    private Desks desks;

    @Autowired
    private TradingDays days;

    @Autowired
    private Markets markets;

    @Autowired
    private Reports reports;

    @Autowired
    private RenderReport renderReport;

    @Autowired
    private JdbcClient db;

    @BeforeAll
    static void writeMarket() {
        dates = PlantedMarket.write(folder, 5, 100, 82).subList(86, 89);
    }

    @Test
    void everyTableOfTheDatabaseIsKnown() {
        assertThat(new DeskRows().unknown(db)).isEmpty();
    }

    @Test
    void rowsAreThoseOfUseCasesOnTables_andAgainChangesNothing() {
        Desk past = costly(desk("past-in-memory", TestDesks.advisedAndWithoutBrake()));
        Desk traded = costly(desk("past-on-tables", TestDesks.advisedAndWithoutBrake()));
        dates.forEach(date -> replayDay.run(traded.id(), date));
        assertThat(tradePast.run(past.id(), dates)).isEmpty();
        Map<String, List<String>> rows = rows(past);
        assertThat(rows).isEqualTo(rows(traded));
        assertThat(rows.get("fill")).isNotEmpty();
        assertThat(rows.get("paper_interest")).hasSize(dates.size());
        String report = reports.idOf(past.id(), dates.getLast()).orElseThrow();
        assertThat(reports.rendering(report)).as("nobody looked").isEmpty();
        assertThat(renderReport.look(report).orElseThrow().html()).contains("Desk past-in-memory");
        assertThat(renderReport.look("no-report")).isEmpty();
        assertThat(days.find(past.id(), dates.getLast()).flatMap(TradingDay::instance))
                .isEmpty();
        assertThat(tradePast.run(past.id(), dates)).isEmpty();
        assertThat(replayDay.run(past.id(), dates.getLast()))
                .as("the day is done")
                .isEmpty();
        assertThat(rows(past)).isEqualTo(rows);
        assertThatThrownBy(
                        () -> tradePast.run(past.id(), List.of(dates.getLast().plusDays(7))))
                .hasMessage("desk past-in-memory has traded already; only a new desk gets a past");
    }

    @Test
    void whatFailsInTheMiddleLeavesNothing() {
        Desk model = desk("past-model", TestDesks.advisedAndWithoutBrake());
        assertThat(tradePast.run(model.id(), dates)).isEmpty();
        Desk failing = desk("past-failing", TestDesks.advisedAndWithoutBrake());
        db.sql("""
                        insert into trade_order select r.* from trade_order o cross join lateral jsonb_populate_record(
                            o, jsonb_build_object('id', replace(o.id, 'model', 'failing'), 'desk_id', 'past-failing')) r
                        where o.desk_id = 'past-model' order by o.created_as_of desc, o.id desc limit 1
                        """).update();
        Map<String, List<String>> before = rows(failing);
        assertThatThrownBy(() -> tradePast.run(failing.id(), dates)).isInstanceOf(RuntimeException.class);
        Map<String, List<String>> after = rows(failing);
        assertThat(after.get("trading_day")).isEmpty();
        assertThat(after.get("paper_account")).isEmpty();
        assertThat(after.get("decision")).isEmpty();
        assertThat(after.get("trade_order"))
                .isEqualTo(before.get("trade_order"))
                .hasSize(1);
    }

    @Test
    void aStopIsLeftToTheEngine() {
        DeskSettings settings = TestDesks.advisedAndWithoutBrake();
        Desk stopped = desk(
                "past-stopped",
                settings.withLimits(settings.limits().with(Map.of(LimitKey.MAX_DRAWDOWN, new BigDecimal("0.0001")))));
        assertThat(tradePast.run(stopped.id(), dates)).contains("the desk was stopped, and a stop needs its process");
        assertThat(rows(stopped).get("trading_day")).isEmpty();
        assertThat(rows(stopped).get("desk_halt")).isEmpty();
    }

    @Test
    void aCorrectedMarketIsLeftToTheEngine() {
        Desk first = desk("past-first", TestDesks.advisedAndWithoutBrake());
        assertThat(tradePast.run(first.id(), dates)).isEmpty();
        db.sql("""
                        update bar_daily set known_until = available_at + interval '1 day'
                        where market = :market and trading_date = :date
                        """)
                .param("market", first.market())
                .param("date", dates.getFirst())
                .update();
        Desk second = TestDesks.onMarket("past-second", first.market(), TestDesks.advisedAndWithoutBrake());
        desks.save(second);
        assertThat(tradePast.run(second.id(), dates))
                .contains("the data of market files-past-first were corrected after sessions had seen them");
        assertThat(rows(second).get("trading_day")).isEmpty();
    }

    private Map<String, List<String>> rows(Desk desk) {
        return new DeskRows().read(db, desk.id(), desk.market());
    }

    private Desk costly(Desk desk) {
        Desk costly = desk.withCosts(CostModel.DEFAULT
                .withRegulatoryFees(true)
                .withTariff(Tariff.IBKR_TIERED)
                .withSpreadAndImpact(new BigDecimal("20"), new BigDecimal("0.8"))
                .withInterestRate(new BigDecimal("0.04")));
        desks.save(costly);
        return costly;
    }

    /** On a market of its own, with the same data. */
    private Desk desk(String id, DeskSettings settings) {
        Market market = markets.register("files-" + id, Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket(id, market.id(), settings);
        desks.save(desk);
        return desk;
    }
}
