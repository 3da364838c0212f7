package io.bellwether.marketdata.edgar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.market.EdgarServer;
import io.bellwether.testing.market.FilingSourceContract;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgarFilingsTest extends FilingSourceContract {
    private static final String OFFERING = "0001104659-26-000001";
    private static final String DEFICIENCY = "0001104659-26-000002";
    private static final String EVENING = "0001104659-26-000003";
    private static final Instant MORNING = Instant.parse("2026-11-30T13:05:10Z");

    private EdgarServer edgar;

    EdgarFilingsTest() {
        super(EdgarVendor.VENDOR, EdgarSource::new);
    }

    @Override
    protected List<VendorSettings> beside(VendorSettings settings) {
        return EdgarVendor.files(settings);
    }

    @Override
    protected boolean passes(MarketTrouble trouble) {
        return EdgarVendor.passes(trouble, super.passes(trouble));
    }

    @BeforeEach
    void filings() {
        edgar = (EdgarServer) server;
        filed(MarketTape.PLAIN);
        filed(MarketTape.FORWARD);
        filed(MarketTape.CLASS);
        edgar.writes(MarketTape.FORWARD, ZoneOffset.UTC);
    }

    private void filed(Symbol symbol) {
        edgar.filed(symbol, "0001104659-20-000009", "10-K", "", Instant.parse("2020-03-30T20:15:00Z"));
        edgar.filed(symbol, EVENING, "D", "06b,3C", Instant.parse("2026-09-15T01:30:00Z"));
        edgar.filed(symbol, OFFERING, "424B5", "", Instant.parse("2026-11-27T21:16:59Z"));
        edgar.filed(symbol, DEFICIENCY, "8-K", "3.01,9.01", MORNING);
    }

    private Filing filing(Symbol symbol, String accession, String form, List<String> items, String acceptedAt) {
        return new Filing(symbol, accession, form, items, Instant.parse(acceptedAt), edgar.address(symbol, accession));
    }

    private List<Filing> all(Symbol symbol) {
        return List.of(
                filing(symbol, EVENING, "D", List.of(), "2026-09-15T01:30:00Z"),
                filing(symbol, OFFERING, "424B5", List.of(), "2026-11-27T21:16:59Z"),
                filing(symbol, DEFICIENCY, "8-K", List.of("3.01", "9.01"), "2026-11-30T13:05:10Z"));
    }

    private List<Filing> filings(Symbol symbol, Instant from, Instant to) {
        List<Filing> found = source.filings(symbol, from, to, MarketTape.NOON).orElseThrow();
        assertThat(server.violations()).isEmpty();
        return found;
    }

    @Test
    void filingsHaveTheirFormAndItems_andWhenTheyWereAccepted_inWhicheverZoneThatIsWritten() {
        for (Symbol symbol : List.of(MarketTape.PLAIN, MarketTape.FORWARD, MarketTape.CLASS)) {
            assertThat(filings(symbol, YEAR_AGO, MarketTape.NOON)).isEqualTo(all(symbol));
        }
        assertThat(edgar.tickersAsked()).isOne();
        assertThat(server.requests())
                .hasSize(3)
                .extracting(asked -> asked.headers().get("user-agent"))
                .containsOnly(EdgarServer.NAME);
    }

    @Test
    void theSpanIsThatOfTheAcceptance() {
        assertThat(filings(MarketTape.PLAIN, MORNING, MORNING))
                .extracting(Filing::accession)
                .containsExactly(DEFICIENCY);
        assertThat(filings(MarketTape.PLAIN, YEAR_AGO, MORNING.minusSeconds(1)))
                .extracting(Filing::accession)
                .containsExactly(EVENING, OFFERING);
    }

    @Test
    void olderFilings_areInFilesOfTheirOwn_whichAreAskedForOnlyWhenTheyAreNeeded() {
        server.pageSize(1);
        assertThat(filings(MarketTape.PLAIN, YEAR_AGO, MarketTape.NOON)).isEqualTo(all(MarketTape.PLAIN));
        assertThat(server.requests()).hasSize(3);
        server.reset();
        assertThat(filings(MarketTape.PLAIN, MORNING, MarketTape.NOON)).hasSize(1);
        assertThat(server.requests())
                .extracting(MarketServer.Asked::path)
                .noneMatch(path -> path.endsWith("-submissions-003.json"));
    }

    @Test
    void whereNothingTellsTheZone_itIsNewYork_butWhatWasSeenWasKnown() {
        Symbol small = new Symbol("SMA");
        Instant accepted = Instant.parse("2026-11-30T15:00:00Z");
        edgar.writes(small, ZoneOffset.UTC);
        edgar.filed(small, OFFERING, "S-3", "", accepted);
        assertThat(filings(small, YEAR_AGO, MarketTape.NOON))
                .extracting(Filing::acceptedAt)
                .containsExactly(MarketTape.NOON);
        Instant later = MarketTape.NOON.plus(Duration.ofDays(2));
        assertThat(source.filings(small, YEAR_AGO, later, later).orElseThrow())
                .extracting(Filing::acceptedAt)
                .containsExactly(accepted.plus(Duration.ofHours(5)));
    }

    @Test
    void theZoneCanBeSaid() {
        TestVendors said = TestVendors.of(
                MarketTape.NOON,
                TestVendors.with(
                        Map.of("acceptance-zone", "UTC"),
                        EdgarVendor.VENDOR.settings().apply(server.baseUrl())),
                EdgarVendor.files(EdgarVendor.VENDOR.settings().apply(server.baseUrl()))
                        .getFirst());
        assertThat(new EdgarSource(said.vendors())
                        .filings(MarketTape.PLAIN, MORNING.minusSeconds(7 * 3_600), MORNING.minusSeconds(1), MORNING)
                        .orElseThrow())
                .extracting(Filing::acceptedAt)
                .containsExactly(MORNING.minusSeconds(5 * 3_600));
    }

    @Test
    void aSymbolThatNobodyKnows_isNone_andOneWithoutFilingsHasNone() {
        assertThat(source.filings(MarketTape.UNKNOWN, YEAR_AGO, MarketTape.NOON, MarketTape.NOON))
                .isEmpty();
        assertThat(filings(MarketTape.GONE, YEAR_AGO, MarketTape.NOON)).isEmpty();
    }

    @Test
    void whoeverDoesNotSayWhoAsks_asksNobody() {
        for (String name : List.of("Bellwether", "mail@desk.example")) {
            TestVendors vendors = TestVendors.of(
                    MarketTape.NOON,
                    TestVendors.keyed("sec", server.baseUrl(), name),
                    TestVendors.keyed("sec-files", server.baseUrl(), name));
            EdgarSource nameless = new EdgarSource(vendors.vendors());
            assertThat(nameless.lacks().orElseThrow()).contains("SEC_USER_AGENT must be");
            assertThat(catchThrowableOfType(
                                    VendorFault.class,
                                    () -> nameless.filings(MarketTape.PLAIN, YEAR_AGO, MORNING, MORNING))
                            .kind())
                    .isEqualTo(VendorFault.Kind.NO_KEY);
        }
        assertThat(server.requests()).isEmpty();
        assertThat(edgar.tickersAsked()).isZero();
    }

    @Test
    void whoeverAskedTooOften_waitsTenMinutes() {
        server.trouble(MarketTrouble.THROTTLED, 1);
        VendorFault fault = catchThrowableOfType(VendorFault.class, this::ask);
        assertThat(fault.kind()).isEqualTo(VendorFault.Kind.THROTTLED);
        assertThat(fault.retryAfter()).contains(Duration.ofMinutes(10));
        line.pass(Duration.ofMinutes(9));
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(VendorFault.Kind.PAUSED);
        line.pass(Duration.ofMinutes(2));
        ask();
    }

    @Test
    void aListOfTickersThatIsNone_isAFault_andNoUnknownSymbol() {
        for (String body : List.of("{}", "[]", "{\"0\": {\"ticker\": \"PLNE\"}}", "{\"0\": {\"cik_str\": 1}}", "")) {
            edgar.saysTickers(body);
            VendorFault fault = catchThrowableOfType(VendorFault.class, this::ask);
            assertThat(fault.kind()).as(body).isEqualTo(VendorFault.Kind.MALFORMED);
            assertThat(fault.vendor()).isEqualTo("sec-files");
        }
        assertThat(server.requests()).isEmpty();
    }
}
