package io.bellwether.testing;

import io.bellwether.BellwetherApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The application on a fresh, migrated PostgreSQL, without the engine and without a web server. Test classes with the
 * same set-up share one context and one database: use desk ids of your own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(providers = DatabaseLane.class)
@SpringBootTest(
        classes = BellwetherApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"camunda.client.enabled=false", "spring.main.banner-mode=off"})
@TestExecutionListeners(listeners = FreshMarket.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@ContextConfiguration(initializers = DatabaseTest.FreshDatabase.class)
public @interface DatabaseTest {
    /** Points the data source at a new database. */
    class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test-database",
                            java.util.Map.of(
                                    "spring.datasource.url", TestDatabase.createMigrated(),
                                    "spring.datasource.username", "postgres",
                                    "spring.datasource.hikari.maximum-pool-size", "12")));
        }
    }
}
