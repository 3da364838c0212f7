package io.bellwether.decision.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(error(Map.of(
                                "retry-after",
                                "Fri, 20 Nov 2026 14:30:20 GMT",
                                "date",
                                "Fri, 20 Nov 2026 14:31:00 GMT"))
                        .retryAfter())
                .contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 20 Nov 2026 14:30:20 GMT",
                "Friday, 20-Nov-26 14:30:20 GMT",
                "Fri Nov 20 14:30:20 2026",
                "fri, 20 nov 2026 14:30:20 gmt",
                " Fri, 20 Nov 2026  14:30:20 GMT "
            })
    void aDateIsReadInEachOfItsForms(String header) {
        Map<String, String> dated = Map.of("retry-after", header, "date", "Friday, 20-Nov-26 14:30:00 GMT");
        assertThat(error(dated).retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(error(dated).toFault().retryAt()).isEmpty();
        AdvisorFault undated = error(Map.of("retry-after", header)).toFault();
        assertThat(undated.retryAfter()).isEmpty();
        assertThat(undated.retryAt()).contains(Instant.parse("2026-11-20T14:30:20Z"));
    }

    @Test
    void aDateOfASingleDigitIsRead() {
        assertThat(error(Map.of("retry-after", "Sun Nov  1 08:49:37 2026"))
                        .toFault()
                        .retryAt())
                .contains(Instant.parse("2026-11-01T08:49:37Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Rate limit reached. Please try again in 1.242s.', PT1.242S",
        "'Please try again in 250ms', PT0.25S",
        "'Overloaded, retry after 30 seconds', PT30S",
        "'Try again in 2 minutes', PT2M"
    })
    void aWaitInWordsIsOne(String words, Duration wait) {
        assertThat(new VendorError(429, "", "", words, name -> Optional.empty()).retryAfter())
                .contains(wait);
        assertThat(new VendorError(429, "", "", words, name -> Optional.of("7")).retryAfter())
                .as("a header counts first")
                .contains(Duration.ofMillis(7));
    }

    @Test
    void wordsThatNameNoWaitAreNone() {
        assertThat(new VendorError(429, "", "", "try again later, 5 requests", name -> Optional.empty()).retryAfter())
                .isEmpty();
    }

    private static VendorError error(Map<String, String> headers) {
        return new VendorError(429, "", "", "", name -> Optional.ofNullable(headers.get(name)));
    }
}
