package io.bellwether.execution.app;

import static io.bellwether.risk.domain.TestProposals.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.app.Books;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the files of a data set to the gate's verdicts; every share costs 10 at the open of Tuesday 2016-03-08. */
@DatabaseTest
class CompanyFactsGateIT {
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);

    @Autowired
    Desks desks;

    @Autowired
    Books books;

    @Autowired
    Orders orders;

    @Autowired
    Markets markets;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    GateAndSizeTrades gateAndSizeTrades;

    @Autowired
    RiskChecks riskChecks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private DeskId desk = new DeskId("none");

    /** A desk that buys companies worth 50 to 300 million. */
    @BeforeEach
    void desk(TestInfo test) {
        desk = new DeskId(
                "facts-gate-" + Integer.toHexString(test.getDisplayName().hashCode()));
        markets.register(desk.value(), Market.Kind.FILES, folder.toString(), Optional.empty());
        RiskLimits limits = RiskLimits.DEFAULT.with(Map.of(
                LimitKey.MIN_MARKET_CAP, new BigDecimal("50e6"), LimitKey.MAX_MARKET_CAP, new BigDecimal("300e6")));
        desks.save(new Desk(
                desk,
                "Facts",
                Desk.Mode.PAPER,
                "paper",
                desk.value(),
                Optional.empty(),
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT.withLimits(limits)));
    }

    /** LATE is known when Tuesday is over; SPLT had a tenth of its shares before the split of the 1st of March. */
    @Test
    void theBandWeighsTheCompaniesByWhatIsKnownOfThem() {
        file("instruments", """
                symbol,shares_outstanding,market_cap,as_of
                GOOD,12000000,,2016-02-29
                TINY,4999999,,2016-02-29
                HUGE,,300000000.01,2016-02-29
                SPLT,1000000,,2016-02-29
                LATE,12000000,,2016-03-08
                """);
        file("corporate_actions", "symbol,ex_date,kind,new_rate,old_rate\nSPLT,2016-03-01,split,10,1\n");
        StringBuilder split = new StringBuilder("date,open,high,low,close,volume\n");
        PriceFiles.sessions("2016-02-01", "2016-02-29").forEach(day -> split.append(day + ",100,120,90,100,100\n"));
        PriceFiles.sessions("2016-03-01", "2016-03-31").forEach(day -> split.append(day + ",10,12,9,11,1000\n"));
        file("SPLT", split.toString());
        Map<String, RuleVerdict> tuesday =
                verdicts(TUESDAY, RuleName.MARKET_CAP_BAND, "GOOD", "TINY", "HUGE", "SPLT", "LATE", "MUTE");
        assertThat(tuesday.get("GOOD").passed()).isTrue();
        assertThat(tuesday.get("GOOD").numbers()).containsEntry("marketCap", new BigDecimal("120000000"));
        assertThat(tuesday.get("GOOD").detail())
                .isEqualTo("The company's size, by what was known of 2016-02-29, is in the band.");
        assertThat(tuesday.get("TINY").passed()).isFalse();
        assertThat(tuesday.get("TINY").numbers()).containsEntry("marketCap", new BigDecimal("49999990"));
        assertThat(tuesday.get("HUGE").passed()).isFalse();
        assertThat(tuesday.get("SPLT").passed()).isTrue();
        assertThat(tuesday.get("SPLT").numbers()).containsEntry("marketCap", new BigDecimal("100000000"));
        for (String unknown : List.of("LATE", "MUTE")) {
            assertThat(tuesday.get(unknown).passed()).isFalse();
            assertThat(tuesday.get(unknown).detail())
                    .isEqualTo("The size of the company is not known (no data), and the desk has a band.");
        }
        assertThat(verdicts(TUESDAY.plusDays(1), RuleName.MARKET_CAP_BAND, "LATE")
                        .get("LATE")
                        .passed())
                .isTrue();
    }

    /** The desk buys nothing two sessions before a report: Thursday's is too near, Friday's is not. */
    @Test
    void nothingIsBoughtBeforeAReportThatIsKnown() {
        file("events", """
                symbol,kind,date,timing,announced_on
                NEAR,earnings,2016-03-10,bmo,2016-02-25
                FARR,earnings,2016-03-11,bmo,2016-02-25
                OUTT,earnings,2016-03-08,bmo,2016-02-25
                EVEN,earnings,2016-03-08,amc,2016-02-25
                SOME,earnings,2016-03-08,,2016-02-25
                PAST,earnings,2016-03-07,amc,2016-02-25
                NEWS,earnings,2016-03-10,amc,2016-03-08
                """);
        Map<String, RuleVerdict> tuesday =
                verdicts(TUESDAY, RuleName.BLACKOUT, "NEAR", "FARR", "OUTT", "EVEN", "SOME", "PAST", "NEWS");
        assertThat(tuesday.get("NEAR").passed()).isFalse();
        assertThat(tuesday.get("NEAR").detail()).isEqualTo("The company reports on 2016-03-10.");
        assertThat(tuesday.get("FARR").passed()).isTrue();
        assertThat(tuesday.get("FARR").numbers()).containsEntry("sessionsUntilReport", new BigDecimal("3"));
        assertThat(tuesday.get("OUTT").passed()).isTrue();
        assertThat(tuesday.get("EVEN").passed()).isFalse();
        assertThat(tuesday.get("EVEN").numbers()).containsEntry("sessionsUntilReport", new BigDecimal("0"));
        assertThat(tuesday.get("SOME").passed()).isFalse();
        assertThat(tuesday.get("PAST").passed()).isTrue();
        assertThat(tuesday.get("PAST").detail())
                .isEqualTo("The company reported on 2016-03-07; its next report is not announced.");
        assertThat(tuesday.get("NEWS").detail()).isEqualTo("No date of the next report is known (no data).");
        assertThat(verdicts(TUESDAY.plusDays(1), RuleName.BLACKOUT, "NEWS")
                        .get("NEWS")
                        .passed())
                .isFalse();
    }

    @Test
    void nothingIsBoughtWhileTheExchangeHaltsTheSymbol() {
        file("events", """
                symbol,kind,from,to,reason
                HLTD,halt,2016-03-08T14:30:00Z,2016-03-08T15:30:00Z,T1
                OVER,halt,2016-03-04,2016-03-07,
                SOON,halt,2016-03-08T14:30:01Z,,
                """);
        Map<String, RuleVerdict> tuesday = verdicts(TUESDAY, RuleName.BLACKOUT, "HLTD", "OVER", "SOON");
        assertThat(tuesday.get("HLTD").passed()).isFalse();
        assertThat(tuesday.get("HLTD").detail())
                .isEqualTo("The exchange has stopped trading in the symbol since 2016-03-08T14:30:00Z: T1.");
        assertThat(tuesday.get("OVER").passed()).isTrue();
        assertThat(tuesday.get("SOON").passed()).isTrue();
    }

    /** Prices that have nothing to do with each other; two of the companies dig in the same ground. */
    @Test
    void companiesOfOneSectorShareACluster() {
        file("instruments", "symbol,sector\nAAAA,Mining\nBBBB,Mining\nCCCC,Energy\nDDDD,\n");
        List.of("AAAA", "BBBB", "CCCC", "DDDD").forEach(this::randomWalk);
        Map<String, RuleVerdict> verdicts = verdicts(TUESDAY, RuleName.CLUSTER, "AAAA", "BBBB", "CCCC", "DDDD");
        assertThat(cluster(verdicts, "BBBB")).isEqualTo(cluster(verdicts, "AAAA"));
        assertThat(List.of(cluster(verdicts, "AAAA"), cluster(verdicts, "CCCC"), cluster(verdicts, "DDDD")))
                .doesNotHaveDuplicates();
    }

    private static BigDecimal cluster(Map<String, RuleVerdict> verdicts, String symbol) {
        return Optional.ofNullable(verdicts.get(symbol))
                .map(verdict -> verdict.numbers().get("cluster"))
                .orElseThrow();
    }

    private void randomWalk(String symbol) {
        Random random = new Random(symbol.hashCode());
        StringBuilder rows = new StringBuilder("date,open,high,low,close,volume\n");
        for (LocalDate day : PriceFiles.sessions("2015-09-01", "2016-03-31")) {
            int cents = 900 + random.nextInt(200);
            rows.append("%s,%2$s,%2$s,%2$s,%2$s,100000%n".formatted(day, BigDecimal.valueOf(cents, 2)));
        }
        file(symbol, rows.toString());
    }

    private void file(String name, String text) {
        PriceFiles.write(folder, name, text);
    }

    /** What the rule says at the open of the day to a buy of each symbol. */
    private Map<String, RuleVerdict> verdicts(LocalDate day, RuleName rule, String... symbols) {
        SessionRef session = new SessionRef(
                desk,
                day,
                Session.MORNING,
                new ExchangeCalendar().hours(day).orElseThrow().open(),
                true);
        for (String symbol : symbols) {
            if (!Files.exists(folder.resolve(symbol + ".csv"))) {
                PriceFiles.write(folder, symbol, "2016-02-01", "2016-03-31");
            }
        }
        fetchMarketData.run(session);
        books.openWith(desk, Money.of("10000"), day, session.asOf());
        var scene = new ExecutionFixture.Scene(desks, books, orders, transaction, db);
        String decision = scene.decision(
                session,
                IntStream.range(0, symbols.length)
                        .mapToObj(i -> buy(symbols[i]).n(i + 1).build())
                        .toList());
        gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE);
        Map<String, RuleVerdict> verdicts = new HashMap<>();
        for (int i = 0; i < symbols.length; i++) {
            verdicts.put(
                    symbols[i],
                    riskChecks.find(decision, i + 1).stream()
                            .filter(verdict -> verdict.rule() == rule)
                            .findFirst()
                            .orElseThrow());
        }
        return verdicts;
    }
}
