package io.bellwether.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import io.bellwether.platform.PublishedJson;
import io.bellwether.testing.TestDatabase;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** What the health command sees with and without application, database and engine. */
class HealthProbeTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-02T16:00:00Z"), ZoneOffset.UTC);
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final Condition TROUBLE = new Condition(
            "day-not-open:main:2026-11-02",
            Kind.DAY_NOT_OPEN,
            Instant.parse("2026-11-02T12:00:00Z"),
            Optional.of(new DeskId("main")),
            Optional.of(LocalDate.of(2026, 11, 2)),
            "The day of 2026-11-02 is not open",
            "Nothing is traded.",
            "http://operate/processes/7",
            false);

    @Test
    void tellsWhatTheApplicationTellsWhateverItsStatus() throws IOException {
        try (MockWebServer application = new MockWebServer()) {
            application.start();
            Report told = new Report(NOW.instant(), Optional.of(NOW.instant()), List.of(TROUBLE));
            application.enqueue(
                    new MockResponse.Builder().code(503).body(Json.write(told)).build());
            assertThat(probe("http://127.0.0.1:" + application.getPort(), "", NOBODY)
                            .report())
                    .isEqualTo(told);
        }
    }

    @Test
    void looksItselfWhenNoApplicationAnswers() throws IOException {
        String url = TestDatabase.createDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .schemas("bellwether")
                .load()
                .migrate();
        JdbcClient db = JdbcClient.create(new DriverManagerDataSource(url + "&currentSchema=bellwether"));
        db.sql("insert into watch_look (looked_at) values ('2026-11-02T15:30:00Z')")
                .update();
        db.sql("""
                        insert into watch_condition (key, kind, severity, desk_id, trading_date, since, title, text, link,
                            first_seen, last_seen, begun_at)
                        values ('day-not-open:main:2026-11-02', 'DAY_NOT_OPEN', 'CRITICAL', 'main', '2026-11-02',
                            '2026-11-02T12:00:00Z', 'The day of 2026-11-02 is not open', 'Nothing is traded.',
                            'http://operate/processes/7', '2026-11-02T12:05:00Z', '2026-11-02T15:30:00Z',
                            '2026-11-02T12:07:00Z')""").update();
        try (MockWebServer engine = new MockWebServer()) {
            engine.start();
            engine.enqueue(new MockResponse.Builder().code(401).build());
            Report report =
                    probe(NOBODY, url, "http://127.0.0.1:" + engine.getPort()).report();
            assertThat(report.conditions())
                    .extracting(Condition::kind)
                    .containsExactly(Kind.DAY_NOT_OPEN, Kind.APPLICATION_UNREACHABLE);
            assertThat(report.conditions().getFirst()).isEqualTo(TROUBLE);
            assertThat(report.lookedAt()).contains(Instant.parse("2026-11-02T15:30:00Z"));
        }
    }

    @Test
    void saysThatNothingAnswers() {
        Report report = probe(NOBODY, "jdbc:postgresql://127.0.0.1:1/bellwether", NOBODY)
                .report();
        assertThat(report.conditions())
                .extracting(Condition::kind)
                .containsExactlyInAnyOrder(
                        Kind.APPLICATION_UNREACHABLE, Kind.DATABASE_UNREACHABLE, Kind.ENGINE_UNREACHABLE);
        assertThat(printed(report))
                .contains("3 troubles. The watch has not looked yet.")
                .contains("CRITICAL: The application does not answer", "./bellwether up");
    }

    @Test
    void printsWhatIsWrongSinceWhenAndWhatToDo() {
        assertThat(printed(new Report(NOW.instant(), Optional.of(NOW.instant()), List.of(TROUBLE))))
                .isEqualToNormalizingNewlines("""
                        1 trouble. The watch looked on Nov 2, 11:00 New York.

                        CRITICAL, desk main: The day of 2026-11-02 is not open
                          since Nov 2, 07:00 New York
                          Nothing is traded.
                          http://operate/processes/7
                        """);
        assertThat(printed(new Report(NOW.instant(), Optional.of(NOW.instant()), List.of())))
                .isEqualToNormalizingNewlines("All is well. The watch looked on Nov 2, 11:00 New York.\n");
    }

    private static String printed(Report report) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        HealthCommand.print(report, out);
        out.flush();
        return text.toString();
    }

    @Test
    void saysWhoseEngineItIs() {
        assertThat(of("own").engine())
                .isEqualTo(
                        "The engine is at %s. It is yours; Bellwether neither starts nor stops it.".formatted(NOBODY));
        assertThat(of("bundled").engine()).endsWith("It is the bundled one.");
        assertThat(new HealthProbe(new MockEnvironment(), NOW).engine()).isEmpty();
        assertThat(of("own").report().conditions().getLast().text()).endsWith("neither starts nor stops it.");
    }

    @Test
    void programsAreToldTheSame() {
        Report well = new Report(NOW.instant(), Optional.empty(), List.of());
        JsonNode json = Json.mapper().readTree(PublishedJson.write(new HealthCommand.Answer(well, "It is yours.")));
        assertThat(json.path("engine").stringValue()).isEqualTo("It is yours.");
        assertThat(json.path("at").stringValue()).isEqualTo(NOW.instant().toString());
        assertThat(json.path("conditions").size()).isZero();
        assertThat(json.has("report")).isFalse();
    }

    private static HealthProbe of(String whose) {
        return new HealthProbe(
                new MockEnvironment()
                        .withProperty("bellwether.links.dashboard", NOBODY)
                        .withProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/bellwether")
                        .withProperty("camunda.client.rest-address", NOBODY)
                        .withProperty("bellwether.engine.whose", whose),
                NOW);
    }

    private static HealthProbe probe(String application, String database, String engine) {
        return new HealthProbe(
                new MockEnvironment()
                        .withProperty("bellwether.links.dashboard", application)
                        .withProperty("spring.datasource.url", database)
                        .withProperty("spring.datasource.username", "postgres")
                        .withProperty("camunda.client.rest-address", engine),
                NOW);
    }
}
