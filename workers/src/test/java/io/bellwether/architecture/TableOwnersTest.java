package io.bellwether.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.MainSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each table is one capability's: the others write nothing to it, and read only what stands to their left. */
class TableOwnersTest {
    private static final Path DATABASE = Path.of(System.getProperty("basedir", "."), "..", "db")
            .toAbsolutePath()
            .normalize();

    /** Capabilities from left to right, each with its tables. */
    private static final List<Map.Entry<String, Set<String>>> OWNERS = List.of(
            Map.entry("platform", Set.of("vendor_usage")),
            Map.entry(
                    "desk",
                    Set.of(
                            "audit_entry",
                            "desk",
                            "desk_halt",
                            "exchange_closure",
                            "planned_fault",
                            "segment",
                            "session_run",
                            "task_completion",
                            "trading_day",
                            "universe_member")),
            Map.entry(
                    "marketdata",
                    Set.of(
                            "bar_daily",
                            "corporate_action",
                            "data_check",
                            "data_issue",
                            "data_verdict",
                            "filing",
                            "instrument",
                            "instrument_fact",
                            "listing",
                            "macro_value",
                            "market",
                            "market_event",
                            "market_file",
                            "market_member",
                            "news_item",
                            "quote",
                            "social_mentions",
                            "source_choice",
                            "transcript")),
            Map.entry(
                    "portfolio",
                    Set.of(
                            "booked_action",
                            "cash_entry",
                            "desk_daily_metrics",
                            "equity_snapshot",
                            "fill",
                            "import_finding",
                            "import_row",
                            "lot_adjustment",
                            "lot_closing",
                            "position",
                            "record_import",
                            "record_import_run",
                            "tax_lot")),
            Map.entry("impact", Set.of("impact_relation")),
            Map.entry(
                    "decision",
                    Set.of(
                            "calibration_score",
                            "consultation_plan",
                            "decision",
                            "decision_attempt",
                            "decision_context",
                            "decision_contradiction",
                            "decision_outcome",
                            "decision_sample",
                            "decision_trade",
                            "decision_vote",
                            "framework_version",
                            "refused_parameter",
                            "thesis",
                            "thesis_event")),
            Map.entry("risk", Set.of("risk_check")),
            Map.entry(
                    "execution",
                    Set.of(
                            "approval_answer",
                            "order_event",
                            "paper_account",
                            "paper_action",
                            "paper_execution",
                            "paper_interest",
                            "paper_transfer",
                            "paper_order",
                            "paper_trouble",
                            "trade_order")),
            Map.entry("rebalance", Set.of("rebalance", "rebalance_target")),
            Map.entry("reporting", Set.of("alert", "alert_mail", "mail_outbox", "report")),
            Map.entry("watch", Set.of("watch_condition", "watch_look")));

    /** Who reads whatever it tells people of. */
    private static final Set<String> TELLERS = Set.of("reporting", "watch", "cli", "dashboard");

    /** What is read of a capability to the right: how a decision ended stands with its orders and their verdicts. */
    private static final Map<String, Set<String>> LOOKS_RIGHT =
            Map.of("decision", Set.of("trade_order", "risk_check"), "portfolio", Set.of("trade_order"));

    private static final Pattern LITERAL = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern WRITTEN =
            Pattern.compile("\\b(?:insert into|update|delete from|truncate(?: table)?|copy)\\s+(?:only\\s+)?(\\w+)");
    private static final Pattern READ = Pattern.compile("\\b(?:from|join)\\s+(\\w+)");
    private static final Pattern MAPPED = Pattern.compile("@Table\\(name = \"(\\w+)\"");

    @Test
    void everyTableHasAnOwner() throws IOException {
        assertThat(OWNERS.stream().flatMap(owner -> owner.getValue().stream()).sorted())
                .containsExactlyElementsOf(tables());
    }

    @Test
    void nobodyWritesToAnothersTableOrReadsToItsRight() {
        assertThat(MainSources.all()
                        .flatMap(file -> trespasses(capability(file), MainSources.text(file)).stream()
                                .map(what -> MainSources.ROOT.relativize(file) + " " + what)))
                .isEmpty();
    }

    @Test
    void noTableIsMappedTwice() {
        List<String> mapped = MainSources.all()
                .flatMap(file -> MAPPED.matcher(MainSources.text(file)).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(mapped).doesNotHaveDuplicates().contains("decision");
    }

    @Test
    void aTrespassThatIsPlantedIsFound() {
        assertThat(trespasses("decision", "db.sql(\"update trade_order set state = 'x'\")"))
                .containsExactly("writes trade_order of execution");
        assertThat(trespasses(
                        "marketdata", "db.sql(\"\"\"\n  select *\n  from bar_daily join fill using (symbol)\"\"\")"))
                .containsExactly("reads fill of portfolio");
        assertThat(trespasses("risk", "@Table(name = \"decision\")")).containsExactly("writes decision of decision");
        assertThat(trespasses("reporting", "db.sql(\"delete from alert a using fill where 1 = 1\")"))
                .isEmpty();
    }

    @Test
    void theTableOfTablesNamesEachOwner() throws IOException {
        List<String> rows = Files.readAllLines(DATABASE.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| V"))
                .toList();
        for (String table : tables()) {
            String owner = "`" + owner(table) + "`";
            assertThat(rows.stream().filter(row -> row.split("\\|", -1)[2].matches(".*\\b" + table + "\\b.*")))
                    .as(table + " of " + owner)
                    .isNotEmpty()
                    .anyMatch(row -> row.split("\\|", -1)[3].contains(owner));
        }
    }

    /** What the code of a capability does to tables that are not its own. */
    private static List<String> trespasses(String capability, String code) {
        Set<String> written = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        MAPPED.matcher(code).results().map(found -> found.group(1)).forEach(written::add);
        LITERAL.matcher(code).results().map(MatchResult::group).forEach(literal -> {
            String sql = literal.toLowerCase(Locale.ROOT);
            WRITTEN.matcher(sql).results().map(found -> found.group(1)).forEach(written::add);
            READ.matcher(sql).results().map(found -> found.group(1)).forEach(read::add);
        });
        List<String> found = new ArrayList<>();
        for (String table : written) {
            String owner = owner(table);
            if (!owner.isEmpty() && !owner.equals(capability)) {
                found.add("writes %s of %s".formatted(table, owner));
            }
        }
        read.removeAll(written);
        for (String table : read) {
            String owner = owner(table);
            if (!owner.isEmpty() && !mayRead(capability, table, owner)) {
                found.add("reads %s of %s".formatted(table, owner));
            }
        }
        return found;
    }

    private static boolean mayRead(String capability, String table, String owner) {
        return TELLERS.contains(capability)
                || place(owner) <= place(capability)
                || LOOKS_RIGHT.getOrDefault(capability, Set.of()).contains(table);
    }

    private static int place(String capability) {
        return OWNERS.stream().map(Map.Entry::getKey).toList().indexOf(capability);
    }

    /** Empty for what is no table, e.g. a name that a query gives. */
    private static String owner(String table) {
        return OWNERS.stream()
                .filter(owner -> owner.getValue().contains(table))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Those that the migrations leave. */
    private static Set<String> tables() throws IOException {
        Map<Integer, Path> migrations = new TreeMap<>();
        try (Stream<Path> files = Files.list(DATABASE.resolve("migration"))) {
            files.forEach(file -> migrations.put(
                    Integer.parseInt(file.getFileName().toString().substring(1).split("__", 2)[0]), file));
        }
        Set<String> tables = new TreeSet<>();
        Pattern change = Pattern.compile("\\b(create|drop) table (?:if (?:not )?exists )?(\\w+)\\b(?! partition of)");
        for (Path file : migrations.values()) {
            change.matcher(MainSources.text(file).toLowerCase(Locale.ROOT))
                    .results()
                    .forEach(found -> {
                        if (found.group(1).equals("create")) {
                            tables.add(found.group(2));
                        } else {
                            tables.remove(found.group(2));
                        }
                    });
        }
        return tables;
    }

    private static String capability(Path file) {
        return MainSources.ROOT.relativize(file).getName(0).toString();
    }
}
