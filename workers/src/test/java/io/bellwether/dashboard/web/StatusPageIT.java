package io.bellwether.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.platform.EngineQueries;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.reporting.app.BuildReport;
import io.bellwether.reporting.app.RenderReport;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.watch.app.FollowPrices;
import io.bellwether.watch.domain.LiveLine;
import io.bellwether.watch.domain.LivePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DatabaseTest
class StatusPageIT {
    private static final Symbol ORCA = new Symbol("ORCA");

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient db;

    @MockitoSpyBean
    Desks desks;

    @Autowired
    Halts halts;

    @Autowired
    HaltService service;

    @Autowired
    BuildReport build;

    @Autowired
    RenderReport render;

    @MockitoBean
    EngineQueries engine;

    @MockitoBean
    FollowPrices followPrices;

    @Autowired
    DataIssues issues;

    private MockMvc mvc;

    @BeforeEach
    void start() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void showsTheFiguresOfTheDay() throws Exception {
        new SeededDesk(db, desks, "page").withDay();
        String page = page("page");
        assertThat(page)
                .contains("Friday, November 20, 2026", "Day done", "Simulated market: prices are made up")
                .contains("$10,420.00", "+1.17 %", "+$120.00", "+4.20 %", "+2.20 pp", "benchmark +2.00 %")
                .contains("$7,300.00", "$3,120.00 in positions", "1.42", "max. drawdown −3.12 %")
                .contains("Orca Marine Systems", "17.3 % away", "12.7 %", "2 sessions", "+10.00 %")
                .contains("Refused: liquidity", "12,400 USD a day, at least 20,000", "Ordered: partially filled")
                .contains("The session closed with 10 shares open", "Stop of QUAY triggered")
                .contains("Equity $10,380.00 recorded", "Left nothing behind")
                .contains("http://127.0.0.1:8081/operate/processes/2251799813685249", "/webjars/tabler__core/dist/css/")
                .doesNotContain("Engine not reachable", "The desk is halted");
    }

    @Test
    void aNumberThatIsNotWhatTheDecisionWasGiven_standsBesideIt() throws Exception {
        new SeededDesk(db, desks, "wrong-page").withDay();
        contradict("wrong-page-20261120-morning");
        assertThat(page("wrong-page"))
                .contains("Contradicts the facts")
                .containsPattern("FENN[^<]*closed at 31\\.00[^<]*20\\.00");
    }

    @Test
    void ofADeskOnAMarketOfVendors_aPositionShowsWhatItCostsNowWithTimeAndSource() throws Exception {
        new SeededDesk(db, desks, "live-page").withDay();
        assertThat(page("live-page")).doesNotContain("Live prices");
        Instant at = Instant.parse("2026-11-20T17:31:00Z");
        LivePrice price = new LivePrice(ORCA, Price.of("33.33"), at, "alpaca");
        when(followPrices.concerns(new DeskId("live-page"))).thenReturn(true);
        when(followPrices.prices(any())).thenReturn(Map.of(ORCA, price));
        when(followPrices.line())
                .thenReturn(new LiveLine(Optional.of("alpaca"), Optional.empty(), 30, 4, true, Optional.of(at), ""));

        assertThat(page("live-page"))
                .contains(
                        "now 33.33, 12:31 alpaca",
                        "Live prices of 30 symbols from alpaca, last heard at 12:31 New York; for 4 more there is no room.");

        when(followPrices.line())
                .thenReturn(new LiveLine(
                        Optional.of("alpaca"), Optional.empty(), 30, 0, false, Optional.of(at), "UNREACHABLE: gone"));
        assertThat(page("live-page")).contains("The line of live prices of alpaca is not open: UNREACHABLE: gone.");
    }

    @Test
    void saysWhichFilesAreNotUsedAndWhatWasFoundInThem() throws Exception {
        desks.save(TestDesks.onMarket("files-page", "files-page"));
        assertThat(page("files-page")).doesNotContain("Data files.");

        issues.recordFiles(
                "files-page",
                new DataFiles(
                        List.of(DataFile.read("ACME.csv", 5, 0), DataFile.refused("<b>.csv", 0, "the file is empty"))));
        issues.record(List.of(new DataIssue(
                "files-page", Optional.empty(), Optional.empty(), "<b>.csv", 1, DataIssue.Kind.BAD_HEADER, "empty")));

        assertThat(page("files-page"))
                .contains("Data files.", "2 files: 1 read, 1 not, because &lt;b&gt;.csv: the file is empty.")
                .contains("&lt;b&gt;.csv, line 1: empty");
    }

    private void contradict(String decision) {
        db.sql("""
                        insert into decision_contradiction (decision_id, k, place, symbol, fact, said, given)
                        values (:id, 1, 'trades[0].reasoning', 'FENN', 'price', 'closed at 31.00', '20.00')""").param("id", decision).update();
    }

    @Test
    void explainsWhatIsNotThereYet() throws Exception {
        desks.save(TestDesks.desk("fresh"));
        assertThat(page("fresh"))
                .contains(
                        "No trading day yet",
                        "No open position: everything is cash",
                        "No decision yet",
                        "No order today")
                .contains("No curve yet", "$10,000.00", "initial cash");
    }

    @Test
    void saysWhenTheMorningSessionRunsBeforeTheFirstDecision() throws Exception {
        new SeededDesk(db, desks, "early").trading("PLANNED");
        assertThat(page("early"))
                .contains("No decision yet today: the morning session runs at 09:30 New York.", "Day under way");
    }

    @Test
    void showsTheHaltAndWhoPulledIt() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "halted-page").withDay();
        halts.halt(desk.id(), new Halt("odd <prices>", "demo", true, SeededDesk.at(SeededDesk.DAY, 13, 5)));
        assertThat(page("halted-page"))
                .contains("The desk is halted: no order leaves it")
                .contains("demo pulled the emergency stop on Nov 20, 13:05 New York: odd &lt;prices&gt;")
                .contains("The process that cancels its orders has not begun.")
                .contains("Its positions are to be sold.")
                .doesNotContain("All is well");
        long halt = halts.standing(desk.id()).orElseThrow().id();
        Instant at = SeededDesk.at(SeededDesk.DAY, 13, 6);
        service.serve(halt, 7, true);
        service.ordersLeft(halt, 3, "the broker is <down>", at);
        assertThat(page("halted-page"))
                .contains("3 orders may still trade; they are being cancelled.")
                .contains("Last trouble, tried again by itself: the broker is &lt;down&gt;");
        service.ordersLeft(halt, 0, "", at);
        service.cancelled(halt, at);
        service.sharesLeft(halt, new BigDecimal("140"), "", at);
        assertThat(page("halted-page"))
                .contains("Every order is cancelled; 140 shares are still to be sold.")
                .doesNotContain("Last trouble");
    }

    @Test
    void listsTasksAndIncidentsOfTheEngine() throws Exception {
        desks.save(TestDesks.desk("waiting"));
        when(engine.openTasks(new DeskId("waiting")))
                .thenReturn(List.of(new EngineQueries.OpenTask("1", "Approve order", "", "http://tasklist/1")));
        when(engine.incidents(new DeskId("waiting")))
                .thenReturn(List.of(new EngineQueries.OpenIncident(
                        "2", "JOB_NO_RETRIES", "mail down", "http://operate/processes/7")));
        assertThat(page("waiting"))
                .contains("Approve order", "nobody took it yet", "http://tasklist/1")
                .contains("Job no retries", "mail down", "http://operate/processes/7");
    }

    @Test
    void anOrderThatNobodyApprovedIsNotGreen() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "tones").withDay();
        for (String state : List.of("NOT_APPROVED", "REJECTED")) {
            db.sql(
                            "update trade_order set state = :state, filled_quantity = 0 where decision_id = :id and purpose = 'DECISION'")
                    .param("state", state)
                    .param("id", desk.decisionId())
                    .update();
            String words = state.equals("REJECTED") ? "rejected" : "not approved";
            assertThat(page("tones"))
                    .containsPattern("class=\"tag tag-bad\">Ordered: " + words)
                    .doesNotContainPattern("tag-ok\">(Ordered: " + words + "|(?i:" + words + "))");
        }
        db.sql("update trade_order set state = 'CANCELLED' where decision_id = :id and purpose = 'DECISION'")
                .param("id", desk.decisionId())
                .update();
        assertThat(page("tones")).containsPattern("class=\"tag tag-warn\">Ordered: cancelled");
    }

    @Test
    void ordersThatWaitForAPersonAreABannerBeforeTheEngineListsThem() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "asks").withDay();
        assertThat(page("asks")).doesNotContain("your approval");
        settings("asks", "ALWAYS", "0");
        String order = prepared(desk, 900, "DECISION", "BUY", "10", "20.00");
        prepared(desk, 901, "STOP", "SELL", "10", "20.00");
        assertThat(page("asks"))
                .contains("1 order waits for your approval", "./bellwether approve --order " + order)
                .contains("BUY 10 ORCA", "worth $200.00, asked on Nov 20, 09:31 New York")
                .contains("href=\"http://127.0.0.1:8081/tasklist\"");
        mvc.perform(get("/api/desks/asks"))
                .andExpect(jsonPath("$.waiting[0].orderId").value(order))
                .andExpect(jsonPath("$.waiting[0].notional").value("200.00"));
        settings("asks", "ABOVE_NOTIONAL", "200");
        assertThat(page("asks")).doesNotContain("your approval");
        settings("asks", "ABOVE_NOTIONAL", "199.99");
        desks.save(TestDesks.desk("elsewhere"));
        assertThat(page("elsewhere")).contains("1 order waits for your approval", "desk asks</a>");
        event(order, "APPROVED");
        assertThat(page("asks")).doesNotContain("your approval");
    }

    private void settings(String desk, String policy, String threshold) {
        db.sql("""
                        update desk set settings = jsonb_set(jsonb_set(settings, '{approval,policy}', to_jsonb(:policy::text)),
                            '{approval,threshold}', to_jsonb(:threshold::text)) where id = :desk""")
                .param("policy", policy)
                .param("threshold", threshold)
                .param("desk", desk)
                .update();
    }

    private String prepared(SeededDesk desk, int n, String purpose, String side, String shares, String price) {
        String id = desk.id() + "-20261120-morning-" + n;
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, created_as_of)
                        values (:id, :desk, '2026-11-20', 'MORNING', :n, :purpose, 'ORCA', :side, 'MARKET', cast(:shares as numeric),
                            cast(:price as numeric), 'DAY', 'CREATED', '2026-11-20T14:31:00Z')""")
                .param("id", id)
                .param("desk", desk.id().value())
                .param("n", n)
                .param("purpose", purpose)
                .param("side", side)
                .param("shares", shares)
                .param("price", price)
                .update();
        event(id, "PREPARED");
        return id;
    }

    private void event(String order, String kind) {
        db.sql("insert into order_event (order_id, kind, as_of) values (:id, :kind, '2026-11-20T14:31:00Z')")
                .param("id", order)
                .param("kind", kind)
                .update();
    }

    @Test
    void staysUpWhileTheEngineDoesNotAnswer() throws Exception {
        new SeededDesk(db, desks, "alone").withDay();
        when(engine.openTasks(any())).thenThrow(new TransientFault("no answer", null));
        assertThat(page("alone")).contains("Engine not reachable", "$10,420.00");
    }

    @Test
    void escapesWhateverAnAdvisorWrites() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "hostile-page").withDay();
        db.sql("update decision_trade set reasoning = :t, risks = :t where decision_id = :id")
                .param("t", "<script>alert(1)</script>")
                .param("id", desk.decisionId())
                .update();
        assertThat(page("hostile-page"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void answersAnUnknownDeskWithTheKnownOnes() throws Exception {
        desks.save(TestDesks.desk("known-page"));
        mvc.perform(get("/").param("desk", "<b>nobody"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("There is no desk &#39;&lt;b&gt;nobody&#39;")))
                .andExpect(content().string(containsString("Desk known-page")));
    }

    @Test
    void allowsNoForeignContent() throws Exception {
        desks.save(TestDesks.desk("strict"));
        mvc.perform(get("/").param("desk", "strict"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                .andExpect(content().string(not(containsString("src=\"http"))));
    }

    @Test
    void servesTheSameDayAsJson() throws Exception {
        new SeededDesk(db, desks, "json").withDay();
        mvc.perform(get("/api/desks/json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.day.headline.equity").value("10420.00"))
                .andExpect(jsonPath("$.day.headline.cash").value("7300.00"))
                .andExpect(jsonPath("$.day.tradingDate").value("2026-11-20"))
                .andExpect(jsonPath("$.day.positions.length()").value(2))
                .andExpect(jsonPath("$.day.decisions[0].proposals[1].verdicts[1].rule")
                        .value("LIQUIDITY"))
                .andExpect(jsonPath("$.day.orders.length()").value(2))
                .andExpect(jsonPath("$.day.fills.length()").value(2))
                .andExpect(jsonPath("$.engine.reachable").value(true))
                .andExpect(jsonPath("$.links.operate").value("http://127.0.0.1:8081/operate"));
        mvc.perform(get("/api/desks/json").param("date", "2026-11-19"))
                .andExpect(jsonPath("$.day.headline.equity").value("10300.00"))
                .andExpect(jsonPath("$.day.fills.length()").value(0));
        mvc.perform(get("/api/desks/nobody"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("there is no desk 'nobody'"));
    }

    @Test
    void showsAStoredReportWithItsChart() throws Exception {
        String id = build.run(new SeededDesk(db, desks, "stored").withDay().session(Session.REPORT))
                .reportId();
        mvc.perform(get("/reports/no-" + id)).andExpect(status().isNotFound());
        assertThat(page("stored")).contains("/reports/stored-20261120-daily");
        mvc.perform(get("/reports/" + id))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content().string(containsString("src=\"/reports/" + id + "/chart.png\"")));
        mvc.perform(get("/reports/" + id + "/chart.png"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/png"));
    }

    @Test
    void listsWhatIsWrongAsTheHealthCommandDoes() throws Exception {
        desks.save(TestDesks.desk("troubled"));
        assertThat(page("troubled")).doesNotContain("What is wrong now");
        trouble("a", "DAY_NOT_OPEN", "CRITICAL", "troubled", "The day of 2026-11-02 is not open", "now()");
        trouble("b", "MAIL_NOT_SENT", "WARNING", null, "Mail does not leave <script>", "now()");
        trouble("c", "INCIDENT", "CRITICAL", "other", "Seen a moment ago", "null");
        try {
            assertThat(page("troubled"))
                    .contains("What is wrong now (2)", "The day of 2026-11-02 is not open", "card-alarm")
                    .contains(
                            "Mail does not leave &lt;script&gt;", "what to do about it", "since Nov 2, 07:00 New York")
                    .doesNotContain("Seen a moment ago", "desk troubled</a>");
            mvc.perform(get("/api/watch"))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(jsonPath("$.critical").value(true))
                    .andExpect(jsonPath("$.conditions.length()").value(2))
                    .andExpect(jsonPath("$.conditions[0].kind").value("DAY_NOT_OPEN"))
                    .andExpect(jsonPath("$.conditions[0].desk").value("troubled"));
        } finally {
            db.sql("delete from watch_condition").update();
        }
        mvc.perform(get("/api/watch"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.well").value(true));
    }

    @Test
    void saysThatTheDatabaseIsAway() throws Exception {
        Mockito.doThrow(new DataAccessResourceFailureException("connection refused"))
                .when(desks)
                .all();
        mvc.perform(get("/"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string(containsString("The database does not answer")));
        mvc.perform(get("/api/desks/demo"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.error").value(startsWith("the database cannot be reached")));
    }

    private void trouble(String key, String kind, String severity, @Nullable String desk, String title, String begun) {
        db.sql("""
                        insert into watch_condition (key, kind, severity, desk_id, since, title, text, first_seen, last_seen,
                            begun_at)
                        values (:key, :kind, :severity, :desk, '2026-11-02T12:00:00Z', :title, 'what to do about it', now(),
                            now(), %s)""".formatted(begun))
                .param("key", key)
                .param("kind", kind)
                .param("severity", severity)
                .param("desk", desk, java.sql.Types.VARCHAR)
                .param("title", title)
                .update();
    }

    private String page(String desk) throws Exception {
        return mvc.perform(get("/").param("desk", desk))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
