package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.MarketSource;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.platform.vendor.Vendors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every source, whatever it is asked for, tried against the vendor's local server. */
abstract class SourceContract<S extends MarketSource> {
    private final MarketVendor vendor;
    private final Function<Vendors, S> make;
    protected MarketTape tape;
    protected MarketServer server;
    protected TestVendors line;
    protected S source;

    SourceContract(MarketVendor vendor, Function<Vendors, S> make) {
        this.vendor = vendor;
        this.make = make;
    }

    /** One question, and what came of it. */
    protected abstract Object ask();

    /** What the trouble is for this vendor; the usual unless it has its own way. */
    protected Kind kindOf(MarketTrouble trouble) {
        return trouble.kind();
    }

    /** Other lines that the source has. */
    protected List<VendorSettings> beside(VendorSettings settings) {
        return List.of();
    }

    /** Whether a second try overcomes it; a vendor that speaks of the hour's requests is not asked again in a moment. */
    protected boolean passes(MarketTrouble trouble) {
        return trouble != MarketTrouble.THROTTLED_LONG
                && List.of(Kind.THROTTLED, Kind.UNREACHABLE).contains(kindOf(trouble));
    }

    @BeforeEach
    void startServer() {
        tape = MarketTape.sample();
        server = vendor.start().apply(tape);
        use(settings());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private VendorSettings settings() {
        return vendor.settings().apply(server.baseUrl());
    }

    private void use(VendorSettings settings) {
        line = TestVendors.of(
                MarketTape.NOON,
                Stream.concat(Stream.of(settings), beside(settings).stream()).toArray(VendorSettings[]::new));
        source = make.apply(line.vendors());
    }

    private VendorFault fault() {
        VendorFault fault = catchThrowableOfType(VendorFault.class, this::ask);
        assertThat(fault).as("a fault, and no answer").isNotNull();
        return fault;
    }

    private void hasNoSecret(VendorFault fault) {
        Stream.of(settings().key(), settings().secret())
                .forEach(secret -> secret.ifPresent(text -> {
                    for (Throwable one = fault; one != null; one = one.getCause()) {
                        assertThat(one).asString().doesNotContain(text);
                    }
                    assertThat(line.ledger().all(line.instant())).asString().doesNotContain(text);
                }));
    }

    private Stream<DynamicTest> each(Stream<MarketTrouble> troubles, Consumer<MarketTrouble> test) {
        return troubles.map(trouble -> DynamicTest.dynamicTest(trouble.name(), () -> {
            server.reset();
            use(settings());
            test.accept(trouble);
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatGoesWrong_isTheFaultThatItIs() {
        return each(server.can().stream(), this::isTheFaultThatItIs);
    }

    private void isTheFaultThatItIs(MarketTrouble trouble) {
        if (trouble == MarketTrouble.HANGS) {
            use(TestVendors.within(Duration.ofMillis(300), settings()));
        }
        server.trouble(trouble, MarketServer.ALWAYS);
        VendorFault fault = fault();
        assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(kindOf(trouble));
        assertThat(fault.vendor()).isEqualTo(source.name());
        assertThat(fault.getMessage()).startsWith(source.name()).doesNotContain("\n", "<");
        hasNoSecret(fault);
        assertThat(server.violations()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whatPassesInAMoment_isOvercomeByASecondTry() {
        return each(server.can().stream().filter(this::passes), this::isOvercomeByASecondTry);
    }

    private void isOvercomeByASecondTry(MarketTrouble trouble) {
        Object good = ask();
        if (trouble == MarketTrouble.HANGS) {
            use(TestVendors.within(Duration.ofMillis(700), settings()));
        } else {
            use(settings());
        }
        server.trouble(trouble, 1);
        assertThat(ask()).isEqualTo(good);
        assertThat(line.ledger().find(source.name(), line.instant()).orElseThrow())
                .satisfies(standing -> {
                    assertThat(standing.faultsInARow()).isZero();
                    assertThat(standing.lastFault()).startsWith(kindOf(trouble).name());
                });
    }

    @Test
    void toldToWaitLong_itAsksNobodyUntilThen() {
        server.trouble(MarketTrouble.THROTTLED_LONG, 1);
        assertThat(fault().kind()).isEqualTo(kindOf(MarketTrouble.THROTTLED_LONG));
        int asked = server.requests().size();
        assertThat(asked).isOne();
        assertThat(fault().kind()).isEqualTo(Kind.PAUSED);
        assertThat(server.requests()).hasSize(asked);
        line.pass(Duration.ofSeconds(121));
        ask();
        assertThat(server.requests()).hasSizeGreaterThan(asked);
    }

    @Test
    void withThePlugPulled_thatIsSaid_andAfterwardsItGoesOn() {
        Object good = ask();
        use(settings());
        server.stopped();
        assertThat(fault().kind()).isEqualTo(Kind.UNREACHABLE);
        server.running();
        line.pass(Duration.ofMinutes(11));
        assertThat(ask()).isEqualTo(good);
    }

    @Test
    void amongTroubles_anAnswerIsWholeOrNone() {
        server.pageSize(9);
        Object good = ask();
        server.troubles(0.4, 7);
        List<Object> answers = new ArrayList<>();
        List<VendorFault> faults = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            use(TestVendors.patient(1_000, settings()));
            try {
                answers.add(ask());
            } catch (VendorFault e) {
                hasNoSecret(e);
                faults.add(e);
            }
        }
        assertThat(answers).isNotEmpty().allSatisfy(answer -> assertThat(answer).isEqualTo(good));
        assertThat(faults).isNotEmpty();
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void withoutItsKey_itAsksNobody() {
        assertThat(source.lacks()).isEmpty();
        VendorSettings without = TestVendors.withoutKey(settings());
        assumeTrue(without.lacks().isPresent(), "the vendor wants no key");
        use(without);
        assertThat(source.lacks().orElseThrow()).contains("no key: set ");
        assertThat(fault().kind()).isEqualTo(Kind.NO_KEY);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void itIsCalledAsInTheSettings() {
        assertThat(source.name()).isEqualTo(settings().name());
    }

    /** In parts of so many symbols at most. */
    static List<List<Symbol>> parts(List<Symbol> symbols, int most) {
        List<List<Symbol>> parts = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i += most) {
            parts.add(symbols.subList(i, Math.min(symbols.size(), i + most)));
        }
        return parts;
    }
}
