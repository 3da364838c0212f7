package io.bellwether.backtest.desk;

import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The application's use cases, pure adapters and feeds, with adapters in memory in the place of those on PostgreSQL. No
 * engine, database, web or mail is among them. It is no @Configuration, so that the application does not find it.
 */
@ConfigurationPropertiesScan({
    "io.bellwether.decision.config",
    "io.bellwether.marketdata.config",
    "io.bellwether.platform"
})
class KernelConfiguration {
    /** Use cases; a configuration is none, and no vendor is asked about the past. */
    @ComponentScan(
            basePackages = {
                "io.bellwether.desk.app",
                "io.bellwether.marketdata.app",
                "io.bellwether.portfolio.app",
                "io.bellwether.impact.app",
                "io.bellwether.decision.app",
                "io.bellwether.risk.app",
                "io.bellwether.execution.app",
                "io.bellwether.reporting.app",
                "io.bellwether.backtest.app"
            },
            excludeFilters = {
                @Filter(type = FilterType.ANNOTATION, classes = Configuration.class),
                @Filter(type = FilterType.REGEX, pattern = "io\\.bellwether\\.marketdata\\.app\\.source\\..*")
            })
    static class UseCases {}

    /** Adapters that keep nothing, each a class of its own. */
    @ComponentScan(
            basePackages = {
                "io.bellwether.marketdata.config",
                "io.bellwether.marketdata.files",
                "io.bellwether.marketdata.simulated",
                "io.bellwether.impact.files",
                "io.bellwether.decision.anthropic",
                "io.bellwether.decision.config",
                "io.bellwether.decision.json",
                "io.bellwether.decision.openai",
                "io.bellwether.decision.prompt",
                "io.bellwether.decision.recorded",
                "io.bellwether.decision.strategies",
                "io.bellwether.risk.dmn",
                "io.bellwether.execution.dmn"
            },
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\$.*"))
    static class PureAdapters {}

    /** Adapters that keep the rows of the run. */
    @ComponentScan(
            basePackages = {
                "io.bellwether.desk.memory",
                "io.bellwether.marketdata.memory",
                "io.bellwether.portfolio.memory",
                "io.bellwether.research.memory",
                "io.bellwether.impact.memory",
                "io.bellwether.decision.memory",
                "io.bellwether.risk.memory",
                "io.bellwether.execution.memory",
                "io.bellwether.reporting.memory",
                "io.bellwether.platform.memory"
            },
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ANNOTATION, classes = InMemory.class))
    static class Rows {}

    /** What reads a clock reads one that stands: a replayed day is never late. */
    @Bean
    InstantSource clock() {
        return InstantSource.fixed(Instant.EPOCH);
    }

    @Bean
    TransactionTemplate transactionTemplate() {
        return new TransactionTemplate(new NoTransactions());
    }

    /** Rows in memory are one thread's: there is nothing to begin, to lock or to roll back. */
    private static final class NoTransactions implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }
}
