package io.bellwether.platform.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.platform.vendor.VendorFault.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorHttpTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T14:30:00Z");
    private static final String KEY = "K3Y-t3st";
    private static final VendorRequest QUESTION = VendorRequest.of("/data").with("symbol", "PLNE");

    private final MockWebServer server = new MockWebServer();
    private final Deque<MockResponse> queue = new ArrayDeque<>();
    private TestVendors line;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse next = queue.poll();
                return next == null ? answer(200, "ok").build() : next;
            }
        });
        server.start();
        use(vendor());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private VendorSettings vendor() {
        return TestVendors.keyed("example", "http://127.0.0.1:" + server.getPort(), KEY);
    }

    private void use(VendorSettings settings) {
        line = TestVendors.of(BEGIN, settings);
    }

    private static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/plain")
                .body(body);
    }

    private VendorHttp http() {
        return line.vendors().line("example");
    }

    private String ask() {
        return http().get(QUESTION, reply -> http().expectOk(reply).text());
    }

    private String answered(VendorRequest request) {
        return http().get(request, reply -> http().expectOk(reply).text());
    }

    private String text(VendorRequest request) {
        return http().get(request, VendorReply::text);
    }

    private String kept(VendorRequest request) {
        return http().get(
                        request,
                        Duration.ofMinutes(5),
                        reply -> http().expectOk(reply).text());
    }

    private VendorFault fault() {
        VendorFault fault = catchThrowableOfType(VendorFault.class, this::ask);
        assertThat(fault).isNotNull();
        return fault;
    }

    private VendorStanding standing() {
        return line.ledger().find("example", line.instant()).orElseThrow();
    }

    @Test
    void requestsAreSpreadEvenlyOverTheMinute() {
        use(TestVendors.bounded(30, 0, 0, vendor()));
        ask();
        ask();
        ask();
        assertThat(line.waits()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        line.pass(Duration.ofMinutes(1));
        ask();
        assertThat(line.waits()).hasSize(2);
    }

    @Test
    void forATurnThatIsFarAway_nobodyWaits() {
        use(TestVendors.bounded(1, 0, 0, vendor()));
        ask();
        VendorFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(fault).hasMessage("example has no free turn until 2026-11-30T14:31:00Z");
        assertThat(server.getRequestCount()).isOne();
        assertThat(line.waits()).isEmpty();
    }

    @Test
    void whenTheRequestsOfTheDayAreSpent_noneIsSent_untilTheNextDay() {
        use(TestVendors.bounded(60_000, 0, 2, vendor()));
        ask();
        ask();
        VendorFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.BUDGET_SPENT);
        assertThat(fault).hasMessage("example: the 2 requests of the day are used up until 2026-12-01T00:00:00Z");
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(standing().requestsToday()).isEqualTo(2);
        line.pass(Duration.ofHours(10));
        assertThat(ask()).isEqualTo("ok");
    }

    @Test
    void aKeyThatIsRefused_isNotShownAgainForAWhile() {
        queue.add(answer(401, "Invalid key").build());
        assertThat(fault()).hasMessage("example answered 401: Invalid key");

        VendorFault again = fault();

        assertThat(again.kind()).isEqualTo(Kind.KEY_REFUSED);
        assertThat(again).hasMessage("example answered 401: Invalid key (not asked again until 2026-11-30T14:45:00Z)");
        assertThat(server.getRequestCount()).isOne();
        assertThat(standing().requestsToday()).isOne();
        assertThat(standing().isKeyRefused()).isTrue();
        line.pass(VendorHttp.REFUSED_FOR);
        assertThat(ask()).isEqualTo("ok");
        assertThat(standing().isKeyRefused()).isFalse();
    }

    @Test
    void whatAKeyDoesNotInclude_isNotAskedAgainForOtherShares_andTheRestIs() {
        queue.add(answer(403, "Not on your plan").build());
        VendorRequest bars = VendorRequest.of("/v2/ACME/bars").with("from", "2024-01-02");
        VendorFault fault = catchThrowableOfType(VendorFault.class, () -> answered(bars));
        assertThat(fault.kind()).isEqualTo(Kind.NOT_ENTITLED);

        VendorFault again = catchThrowableOfType(
                VendorFault.class,
                () -> answered(VendorRequest.of("/v2/BOLT/bars").with("from", "2024-01-02")));

        assertThat(again.kind()).isEqualTo(Kind.NOT_ENTITLED);
        assertThat(again).hasMessageContaining("Not on your plan (not asked again until");
        assertThat(server.getRequestCount()).isOne();
        assertThat(answered(VendorRequest.of("/v2/ACME/bars").with("from", "2026-11-27")))
                .isEqualTo("ok");
        assertThat(answered(VendorRequest.of("/v2/ACME/news").with("from", "2024-01-02")))
                .isEqualTo("ok");
    }

    @Test
    void whenTheRequestsOfTheHourAreSpent_noneIsSent_untilTheNextHour() {
        use(TestVendors.bounded(60_000, 2, 0, vendor()));
        ask();
        ask();
        assertThat(fault()).hasMessage("example has no free turn until 2026-11-30T15:00:00Z");
        assertThat(server.getRequestCount()).isEqualTo(2);
        line.pass(Duration.ofMinutes(30));
        assertThat(ask()).isEqualTo("ok");
    }

    @Test
    void aSecondTryCountsAsARequest() {
        queue.add(answer(500, "no").build());
        ask();
        assertThat(standing().requestsToday()).isEqualTo(2);
        assertThat(standing().requestsThisHour()).isEqualTo(2);
    }

    @Test
    void afterFaultsInARow_theVendorIsLeftAlone_andAskedAgainAfterThePause() {
        use(TestVendors.patient(3, vendor()));
        for (int i = 0; i < 3; i++) {
            queue.add(answer(200, "<html>Who are you?</html>").build());
            assertThat(fault().kind()).isEqualTo(Kind.BLOCKED);
        }
        VendorFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.PAUSED);
        assertThat(fault.getMessage())
                .startsWith("example failed too often and is left alone until 2026-11-30T14:40:00");
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(standing().faultsInARow()).isEqualTo(3);
        assertThat(standing().lastFault()).isEqualTo("BLOCKED: example sent a page instead of data: Who are you?");
        line.pass(Duration.ofMinutes(10));
        assertThat(ask()).isEqualTo("ok");
        assertThat(standing().faultsInARow()).isZero();
        assertThat(standing().pausedUntil()).isEmpty();
    }

    @Test
    void aGoodAnswerEndsARow() {
        use(TestVendors.patient(2, vendor()));
        for (int i = 0; i < 4; i++) {
            queue.add(answer(200, "<html>Who are you?</html>").build());
            fault();
            ask();
        }
        assertThat(standing().pausedUntil()).isEmpty();
    }

    @Test
    void whatIsOurOwnFault_isNoReasonToLeaveTheVendorAlone() {
        use(TestVendors.patient(1, vendor()));
        for (int status : new int[] {400, 404, 401, 403}) {
            queue.add(answer(status, "no").build());
            fault();
            line.pass(VendorHttp.REFUSED_FOR.plusSeconds(1));
        }
        assertThat(ask()).isEqualTo("ok");
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void whenASecondTryIsNotLeft_theFirstFaultIsTold() {
        use(TestVendors.patient(1, vendor()));
        queue.add(answer(503, "busy").build());
        assertThat(fault().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(server.getRequestCount()).isOne();
        assertThat(fault().kind()).isEqualTo(Kind.PAUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED, 1",
        "404, REFUSED, 1",
        "422, REFUSED, 1",
        "401, KEY_REFUSED, 1",
        "403, NOT_ENTITLED, 1",
        "302, BLOCKED, 1",
        "408, UNREACHABLE, 3",
        "429, THROTTLED, 3",
        "500, UNREACHABLE, 3",
        "503, UNREACHABLE, 3",
        "599, UNREACHABLE, 3"
    })
    void aStatusMeansWhatItMeans_andWhatPassesIsTriedThreeTimes(int status, Kind kind, int requests) {
        for (int i = 0; i < 3; i++) {
            queue.add(answer(status, "said so").build());
        }
        assertThat(fault().kind()).isEqualTo(kind);
        assertThat(server.getRequestCount()).isEqualTo(requests);
    }

    @Test
    void waitsBetweenTriesGrow() {
        queue.add(answer(500, "no").build());
        queue.add(answer(500, "no").build());
        assertThat(ask()).isEqualTo("ok");
        List<Duration> waits = line.waits().stream()
                .filter(wait -> wait.compareTo(Duration.ofMillis(10)) > 0)
                .toList();
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_600));
    }

    @Test
    void aShortRetryAfterIsWaitedFor() {
        queue.add(answer(429, "slowly").setHeader("Retry-After", "2").build());
        assertThat(ask()).isEqualTo("ok");
        assertThat(line.waits()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aLongRetryAfterLeavesTheVendorAloneUntilThen() {
        queue.add(answer(429, "slowly").setHeader("Retry-After", "90").build());
        VendorFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(fault.retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(fault().kind()).isEqualTo(Kind.PAUSED);
        line.pass(Duration.ofSeconds(90));
        assertThat(ask()).isEqualTo("ok");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRetryAfterMayBeADate_orTheMomentAtWhichTheVendorCountsAnew() {
        Instant then = BEGIN.plusSeconds(300);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atOffset(ZoneOffset.UTC));
        queue.add(answer(429, "slowly").setHeader("Retry-After", date).build());
        assertThat(fault().retryAfter()).contains(Duration.ofSeconds(300));
        use(vendor());
        queue.add(answer(429, "slowly")
                .setHeader("X-RateLimit-Reset", String.valueOf(then.getEpochSecond()))
                .build());
        assertThat(fault().retryAfter()).contains(Duration.ofSeconds(300));
    }

    @ParameterizedTest
    @CsvSource({"999999", "soon", "''", "-5", "'Mon, 30 Nov 2026 14:29:00 GMT'", "'Wed, 02 Dec 2026 14:30:01 GMT'"})
    void aRetryAfterThatMakesNoSense_isNone(String value) {
        queue.add(answer(429, "slowly").setHeader("Retry-After", value).build());
        assertThat(ask()).isEqualTo("ok");
        assertThat(standing().pausedUntil()).isEmpty();
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            queue.add(answer(302, "")
                    .setHeader("Location", "http://127.0.0.1:" + other.getPort() + "/data")
                    .build());
            assertThat(fault().kind()).isEqualTo(Kind.BLOCKED);
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    void anAddressThatTheVendorNames_isAskedOnItsOwnHostOnly() throws Exception {
        VendorRequest own =
                VendorRequest.of(vendor().baseUrl() + "/next?cursor=a%2Bb").withSecret("apiKey", KEY);
        assertThat(text(own)).isEqualTo("ok");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/next?cursor=a%2Bb&apiKey=" + KEY);
        for (String address : List.of(
                "http://localhost:" + server.getPort() + "/next",
                "http://127.0.0.1:1/next",
                "https://127.0.0.1:" + server.getPort() + "/next",
                "http://127.0.0.1:" + server.getPort() + "@evil.example/next")) {
            VendorFault fault = catchThrowableOfType(
                    VendorFault.class, () -> http().get(VendorRequest.of(address), VendorReply::text));
            assertThat(fault.kind()).as(address).isEqualTo(Kind.MALFORMED);
        }
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aGoodAnswerMayBeKeptForAWhile_aFaultNever() {
        queue.add(answer(404, "no").build());
        assertThat(catchThrowableOfType(VendorFault.class, () -> kept(QUESTION)))
                .isNotNull();
        queue.add(answer(200, "first").build());
        queue.add(answer(200, "second").build());
        assertThat(kept(QUESTION)).isEqualTo("first");
        assertThat(kept(QUESTION)).isEqualTo("first");
        assertThat(kept(QUESTION.with("day", 2))).isEqualTo("second");
        line.pass(Duration.ofMinutes(5));
        assertThat(kept(QUESTION)).isEqualTo("ok");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void keysAreInNoMessage() {
        queue.add(answer(401, "Invalid key " + KEY).build());
        VendorFault fault = fault();
        assertThat(fault).hasMessage("example answered 401: Invalid key ***");
        assertThat(standing().lastFault()).doesNotContain(KEY);
        line.pass(VendorHttp.REFUSED_FOR);
        VendorFault strange = catchThrowableOfType(
                VendorFault.class,
                () -> http().get(QUESTION, reply -> {
                    throw new IllegalArgumentException("what is " + KEY);
                }));
        assertThat(strange)
                .hasMessage("example answered what cannot be: what is ***")
                .hasNoCause();
        VendorRequest keyed = QUESTION.withSecret("token", KEY).withHeader("Authorization", "Token " + KEY);
        assertThat(keyed).hasToString("/data?symbol=PLNE");
        queue.add(
                answer(200, "x").onResponseStart(new SocketEffect.CloseSocket()).build());
        assertThat(text(keyed)).isEqualTo("ok");
        assertThat(standing().lastFault()).startsWith("UNREACHABLE").doesNotContain(KEY);
        assertThat(vendor()).asString().doesNotContain(KEY);
    }

    @Test
    void withoutAKey_orSwitchedOff_nobodyIsAsked() {
        use(TestVendors.withoutKey(vendor()));
        assertThat(fault()).hasMessage("example cannot be asked: no key: set EXAMPLE_API_KEY");
        use(TestVendors.off(vendor()));
        assertThat(fault().kind()).isEqualTo(Kind.OFF);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void whatCannotBeRead_isMalformed_andNotAskedAgain() {
        queue.add(answer(200, "{\"a\": 1").build());
        VendorFault fault = catchThrowableOfType(VendorFault.class, () -> http().get(QUESTION, VendorReply::json));
        assertThat(fault.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(fault).hasMessage("example: the response ends in the middle");
        assertThat(fault.retryAfter()).isEqualTo(Optional.empty());
        assertThat(server.getRequestCount()).isOne();
    }
}
