package io.bellwether.marketdata.stooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.marketdata.app.source.SourceBars.Adjustment;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.testing.market.BarSourceContract;
import io.bellwether.testing.market.Company;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.StooqServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StooqBarsTest extends BarSourceContract {
    private static final String HEADER = "Date,Open,High,Low,Close,Volume\r\n";

    StooqBarsTest() {
        super(new MarketVendor(StooqServer::start, url -> TestVendors.open("stooq", url)), StooqSource::new);
    }

    /** It knows no key, and whatever does not begin with its header is no data. */
    @Override
    protected Kind kindOf(MarketTrouble trouble) {
        return switch (trouble) {
            case KEY_REFUSED, NOT_ENTITLED, TEXT_200, STRANGE_200 -> Kind.BLOCKED;
            default -> trouble.kind();
        };
    }

    @Override
    protected Adjustment adjustment() {
        return Adjustment.ALL;
    }

    @Override
    protected List<Bar> expected(Company company, DateRange days) {
        return company.bars(days).stream()
                .map(bar -> StooqServer.restated(company, bar, MarketTape.LAST))
                .toList();
    }

    @Override
    protected boolean tellsUnknownFromEmpty() {
        return false;
    }

    private VendorFault fault(String body) {
        ((StooqServer) server).says(body);
        VendorFault fault = catchThrowableOfType(VendorFault.class, this::ask);
        assertThat(fault).isNotNull();
        return fault;
    }

    @Test
    void beyondTheHitsOfTheDay_nobodyAsksUntilTheNextOne() {
        VendorFault fault = fault("Exceeded the daily hits limit");
        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(fault.retryAfter()).contains(Duration.ofHours(7));
        assertThat(fault("Exceeded the daily hits limit").kind()).isEqualTo(Kind.PAUSED);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>async function work() { /* SHA-256 */ }</script></html>",
                "Date,Open,High,Low,Close\r\n2025-07-01,5.6,5.71,5.5,5.57\r\n",
                "date,open,high,low,close,volume\r\n",
                "Write to www@stooq.com if you need a key",
                "No data today"
            })
    void whatDoesNotBeginWithItsHeader_isNoData(String body) {
        assertThat(fault(body).kind()).isEqualTo(Kind.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER + "2025-07-01,5.6,5.71,5.5,5.57,8123",
                HEADER + "2025-07-01,5.6,5.71,5.5\r\n",
                HEADER + "2025-07-01,5.6,5.71,5.5,5.57,812345,1\r\n",
                HEADER + "2025-07-01,5.6,N/D,5.5,5.57,812345\r\n",
                HEADER + "01/07/2025,5.6,5.71,5.5,5.57,812345\r\n"
            })
    void rowsOfAnotherShape_orAnOpenEnd_areAFault(String body) {
        assertThat(fault(body).kind()).isEqualTo(Kind.MALFORMED);
    }
}
