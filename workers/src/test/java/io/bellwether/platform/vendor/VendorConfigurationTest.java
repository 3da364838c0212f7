package io.bellwether.platform.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class VendorConfigurationTest {
    private static Vendors vendors(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        sources.addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("settings", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
        ConfigurationPropertySources.attach(environment);
        return new VendorConfiguration().vendors(environment, new MemoryVendorLedger(), InstantSource.system());
    }

    private static VendorSettings settings(Vendors vendors, String name) {
        return vendors.line(name).settings();
    }

    @Test
    void withoutAnyVariable_yahooAloneCanBeAsked() throws IOException {
        Vendors vendors = vendors(Map.of());
        assertThat(vendors.all())
                .filteredOn(one -> one.lacks().isEmpty())
                .extracting(VendorSettings::name)
                .containsExactly("yahoo");
        assertThat(settings(vendors, "stooq").lacks().orElseThrow()).contains("switched off");
        assertThat(settings(vendors, "alpaca").lacks()).contains("no key: set APCA_API_KEY_ID and APCA_API_SECRET_KEY");
    }

    @Test
    void aKeyComesFromItsVariable_withoutBlanksAround_andABlankOneIsNone() throws IOException {
        Vendors vendors = vendors(Map.of("FRED_API_KEY", " abc \n", "FINNHUB_API_KEY", "  "));
        assertThat(settings(vendors, "fred").key()).contains("abc");
        assertThat(settings(vendors, "finnhub").lacks()).contains("no key: set FINNHUB_API_KEY");
    }

    @Test
    void oneNameServesBothHostsOfTheSec_andTogetherTheyAreAskedTenTimesASecondAtMost() throws IOException {
        Vendors vendors = vendors(Map.of("SEC_USER_AGENT", "ExampleDesk research@desk.example"));
        assertThat(settings(vendors, "sec").lacks()).isEmpty();
        assertThat(settings(vendors, "sec-files").lacks()).isEmpty();
        assertThat(settings(vendors, "sec").perMinute()
                        + settings(vendors, "sec-files").perMinute())
                .isLessThanOrEqualTo(600);
    }

    @Test
    void whatOnlyOneVendorKnows_isAnOption() throws IOException {
        Vendors vendors = vendors(Map.of("bellwether.vendors.sec.options.acceptance-zone", "UTC"));
        assertThat(settings(vendors, "yahoo").options()).containsEntry("symbol.SPX", "^GSPC");
        assertThat(settings(vendors, "sec").options()).containsEntry("acceptance-zone", "UTC");
    }
}
