package io.bellwether.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts a {@link TestMarket} in the place of stored market data; each test class begins with an empty one. */
@TestConfiguration(proxyBeanMethods = false)
public class TestMarketConfiguration {
    @Bean
    @Primary
    TestMarket testMarket() {
        return new TestMarket();
    }
}
