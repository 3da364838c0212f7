package io.bellwether.cli.health;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.platform.EngineWhose;
import io.bellwether.platform.Json;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Conditions;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.Report;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the application's watch; if it does not answer, the database and the engine themselves. */
final class HealthProbe {
    static final Figures FIGURES = new Figures();

    private final PropertyResolver settings;
    private final Clock clock;
    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build();

    HealthProbe(PropertyResolver settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Report report() {
        String application = settings.getProperty("bellwether.links.dashboard", "http://127.0.0.1:8080");
        return asked(application + "/api/watch").orElseGet(() -> withoutApplication(application));
    }

    /** Whose engine it is; empty when nobody said. */
    String engine() {
        String whose = EngineWhose.of(settings).sentence();
        return whose.isEmpty()
                ? ""
                : "The engine is at %s. %s".formatted(settings.getProperty("camunda.client.rest-address", ""), whose);
    }

    private Optional<Report> asked(String url) {
        return get(url).flatMap(body -> {
            try {
                return Optional.of(report(Json.mapper().readTree(body)));
            } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** What answers, whatever its status; empty when nothing does. */
    private Optional<String> get(String url) {
        try (Response response =
                http.newCall(new Request.Builder().url(url).build()).execute()) {
            return Optional.of(response.body().string());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Report report(JsonNode json) {
        List<Condition> conditions = json.path("conditions").values().stream()
                .map(HealthProbe::condition)
                .toList();
        return new Report(
                Instant.parse(json.path("at").asString("")),
                text(json, "lookedAt").map(Instant::parse),
                conditions);
    }

    private static Condition condition(JsonNode json) {
        return new Condition(
                json.path("key").asString(""),
                Kind.valueOf(json.path("kind").asString("")),
                Instant.parse(json.path("since").asString("")),
                text(json, "desk").map(DeskId::new),
                text(json, "tradingDate").map(LocalDate::parse),
                json.path("title").asString(""),
                json.path("text").asString(""),
                json.path("link").asString(""),
                json.path("told").asBoolean(false));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asString("")).filter(text -> !text.isEmpty());
    }

    private Report withoutApplication(String application) {
        Instant now = clock.instant();
        List<Condition> found = new ArrayList<>();
        Optional<Instant> looked = Optional.empty();
        try (Connection connection = connect()) {
            JdbcClient db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            looked = lastLook(db);
            found.addAll(stored(db));
        } catch (SQLException | RuntimeException e) {
            found.add(Conditions.databaseUnreachable(now, firstLine(e)));
        }
        found.add(Condition.of(
                "application-unreachable",
                Kind.APPLICATION_UNREACHABLE,
                looked.orElse(now),
                "The application does not answer",
                "Nothing answers at %s: no session runs, no order moves, nobody watches. Stops at the broker work. Start it: ./bellwether up (another state folder: BELLWETHER_STATE=FOLDER ./bellwether health)"
                        .formatted(application)));
        String engine = settings.getProperty("camunda.client.rest-address", "http://127.0.0.1:8088");
        if (get(engine + "/v2/topology").isEmpty()) {
            found.removeIf(condition -> condition.kind() == Kind.ENGINE_UNREACHABLE);
            found.add(Condition.of(
                    "engine-unreachable",
                    Kind.ENGINE_UNREACHABLE,
                    now,
                    "The engine cannot be reached",
                    "Nothing answers at %s. Look whether the Camunda broker runs and its disk has more than 2 GB free. %s"
                            .formatted(engine, EngineWhose.of(settings).sentence())
                            .strip()));
        }
        return new Report(now, looked, found);
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.getProperty("spring.datasource.username", "bellwether"));
        properties.setProperty("password", settings.getProperty("spring.datasource.password", ""));
        properties.setProperty("currentSchema", "bellwether");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(settings.getRequiredProperty("spring.datasource.url"), properties);
    }

    private static Optional<Instant> lastLook(JdbcClient db) {
        return db.sql("select looked_at from watch_look")
                .query((row, n) -> moment(row, "looked_at"))
                .optional();
    }

    private static List<Condition> stored(JdbcClient db) {
        return db.sql("""
                        select key, kind, since, desk_id as desk, trading_date, title, text, link, told
                        from watch_condition
                        where over_at is null and begun_at is not null
                        """).query(ByName.rows(Condition.class)).list();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String firstLine(Exception failure) {
        @Nullable String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
