package io.bellwether.decision.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.AdvisorFault.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorErrorTest {
    @ParameterizedTest
    @CsvSource({
        "429, insufficient_quota, '', OUT_OF_CREDIT",
        "429, organization_spend_limit_exceeded, '', OUT_OF_CREDIT",
        "429, project_spend_limit_exceeded, '', OUT_OF_CREDIT",
        "429, organization_usage_limit_exceeded, '', OUT_OF_CREDIT",
        "429, slow_down, 'add a payment method in billing to raise your limit', RATE_LIMITED",
        "400, invalid_request_error, 'Your credit balance is too low', OUT_OF_CREDIT",
        "403, '', 'Your newly created team does not have any credits yet', OUT_OF_CREDIT",
        "400, '', 'Incorrect API key provided', KEY_REFUSED",
        "502, '', '', VENDOR_ERROR",
        "529, overloaded_error, '', OVERLOADED",
        "302, '', '', REQUEST_REFUSED"
    })
    void tellsWhatTheStatusAndTheWordsMean(int status, String code, String text, Kind kind) {
        assertThat(new VendorError(status, code, "", text, name -> Optional.empty()).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"1.5, PT1.5S", "0, PT0S", "-3, PT0S", "99999999999999999999, PT24H"})
    void readsSeconds(String header, Duration wait) {
        assertThat(error(Map.of("retry-after", header)).retryAfter()).contains(wait);
    }

    @Test
    void aWaitThatCannotBeReadIsNone() {
        assertThat(error(Map.of("retry-after", "soon")).retryAfter()).isEmpty();
        assertThat(error(Map.of("retry-after", "Fri, 20 Nov 2026 14:30:20 GMT")).retryAfter())
                .as("without the vendor's own date there is nothing to measure from")
                .isEmpty();
        assertThat(error(Map.of(
                                "retry-after",
                                "Fri, 20 Nov 2026 14:30:20 GMT",
                                "date",
                                "Fri, 20 Nov 2026 14:31:00 GMT"))
                        .retryAfter())
                .contains(Duration.ZERO);
    }

    private static VendorError error(Map<String, String> headers) {
        return new VendorError(429, "", "", "", name -> Optional.ofNullable(headers.get(name)));
    }
}
