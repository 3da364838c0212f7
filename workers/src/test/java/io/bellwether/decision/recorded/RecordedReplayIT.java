package io.bellwether.decision.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.answer.ExportAnswers;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.consultation.AskForRepair;
import io.bellwether.decision.app.consultation.PlanConsultation;
import io.bellwether.decision.app.consultation.RecordNoDecision;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk decides with advisors that fail in every way; another one goes the same way with what was recorded. */
@DatabaseTest
@Import(RecordedReplayIT.Doubles.class)
class RecordedReplayIT {
    private static final String NOTHING = """
            {"analysis":"a \u00e9","market_conditions":"m","reasoning":"r","expected_outcome":"e","risk_assessment":"k",
             "confidence":%s,"theses":[],"trades":[]}""";
    private static final List<String> AWAY = List.of();

    @Autowired
    Desks desks;

    @Autowired
    BuildContext buildContext;

    @Autowired
    PlanConsultation planConsultation;

    @Autowired
    AskAdvisor askAdvisor;

    @Autowired
    AskForRepair askForRepair;

    @Autowired
    CheckAnswer checkAnswer;

    @Autowired
    RecordNoDecision recordNoDecision;

    @Autowired
    ExportAnswers exportAnswers;

    @Autowired
    Moody moody;

    @Autowired
    Replay replay;

    @Autowired
    MemoryMarket market;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @Test
    void aReplayGivesTheSameAnswersAndDecisions() {
        DeskId original = desk("rec-original", DeskSettings.DEFAULT, "moody", "strategies");
        moody.script(List.of(
                List.of(NOTHING.formatted("500"), NOTHING.formatted("50")),
                List.of("nonsense", "still nonsense", "nonsense again"),
                AWAY,
                List.of("no", "no", "no")));
        List<SessionRef> days = mornings(original, 5);
        days.forEach(this::decide);
        assertThat(moody.asked()).isEqualTo(3 + 1 + 2 + 3 + 1);

        Path file = folder.resolve("answers.jsonl");
        int answers = exportAnswers.run(original, ExchangeCalendar.FIRST, ExchangeCalendar.LAST, file);
        assertThat(answers).isEqualTo(3 + 1 + 1 + 2 + 3 + 1 + 1);
        replay.over(file);
        DeskId second = desk("rec-second", DeskSettings.DEFAULT, "replay", "replay");
        mornings(second, 5).forEach(this::decide);

        assertThat(attempts(second)).isEqualTo(attempts(original)).hasSize(answers + 2);
        assertThat(decisions(second)).isEqualTo(decisions(original)).hasSize(5);
        assertThat(trades(second)).isEqualTo(trades(original)).isNotEmpty();
        assertThat(moody.asked()).as("nobody is asked again").isEqualTo(10);
        assertThat(db.sql("""
                        select coalesce(sum(input_tokens + output_tokens), 0) from bellwether.decision_attempt
                        where context_id like 'rec-second-%'""").query(Long.class).single())
                .as("a replay costs nothing")
                .isZero();

        DeskId bolder = desk("rec-bolder", bold(), "replay");
        SessionRef other = mornings(bolder, 1).getFirst();
        buildContext.run(other);
        assertThatThrownBy(() -> askAdvisor.run(other.key(), 0, false))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("was given to other facts");
    }

    @Test
    void anExportIsLimitedToItsDatesAndADeskThatExists() {
        DeskId desk = desk("rec-dates", DeskSettings.DEFAULT, "strategies");
        List<SessionRef> days = mornings(desk, 3);
        days.forEach(this::decide);
        LocalDate second = days.get(1).tradingDate();
        Path file = folder.resolve("one.jsonl");
        assertThat(exportAnswers.run(desk, second, second, file)).isEqualTo(1);
        assertThat(AnswerFile.read(file))
                .singleElement()
                .satisfies(line -> assertThat(line.answer().tradingDate()).isEqualTo(second));
        Path none = folder.resolve("none.jsonl");
        assertThat(exportAnswers.run(desk, second.minusYears(9), second.minusYears(8), none))
                .isZero();
        assertThat(none).doesNotExist();
        assertThatThrownBy(() -> exportAnswers.run(new DeskId("rec-nobody"), second, second, none))
                .isInstanceOf(PermanentFault.class);
    }

    /** As the process does it: two repairs, then the next advisor, then no decision. */
    private void decide(SessionRef session) {
        buildContext.run(session);
        int advisors = planConsultation.run(session).advisors().size();
        for (int advisor = 0; advisor < advisors; advisor++) {
            try {
                String attempt = askAdvisor.run(session.key(), advisor, false);
                CheckAnswer.Checked checked = checkAnswer.run(attempt);
                for (int repair = 0; repair < 2 && !checked.valid(); repair++) {
                    attempt = askForRepair.run(attempt, false).attemptId();
                    checked = checkAnswer.run(attempt);
                }
                if (checked.valid()) {
                    return;
                }
            } catch (BpmnErrorException unavailable) {
                assertThat(unavailable.code()).isEqualTo("ADVISOR_UNAVAILABLE");
            }
        }
        recordNoDecision.run(session);
    }

    private List<String> attempts(DeskId desk) {
        return lines(desk, """
                        select c.trading_date || ' ' || a.advisor_index || ' ' || a.repair || ' ' || a.verdict || ' '
                            || a.ending || ' ' || a.model || ' ' || coalesce(a.raw_answer, '-') || ' '
                            || case when a.raw_answer is null then '' else a.problems::text end
                        from bellwether.decision_attempt a join bellwether.decision_context c on c.id = a.context_id
                        where c.desk_id = :desk order by c.trading_date, a.advisor_index, a.repair
                        """);
    }

    private List<String> decisions(DeskId desk) {
        return lines(desk, """
                        select (to_jsonb(d) - array['id', 'desk_id', 'context_id', 'attempt_id', 'advisor', 'created_at'])::text
                        from bellwether.decision d where desk_id = :desk order by as_of
                        """);
    }

    private List<String> trades(DeskId desk) {
        return lines(desk, """
                        select d.trading_date || ' ' || (to_jsonb(t) - 'decision_id')::text
                        from bellwether.decision_trade t join bellwether.decision d on d.id = t.decision_id
                        where d.desk_id = :desk order by d.as_of, t.n
                        """);
    }

    /** Ids of theses carry the desk's name. */
    private List<String> lines(DeskId desk, String sql) {
        return db.sql(sql).param("desk", desk.value()).query(String.class).list().stream()
                .map(line -> line.replace(desk.value(), "<desk>"))
                .toList();
    }

    private static DeskSettings bold() {
        return DeskSettings.DEFAULT.withAggressiveness(3);
    }

    private DeskId desk(String id, DeskSettings settings, String... advisors) {
        Desk desk = TestDesks.desk(id, settings.withAdvisors(List.of(advisors)));
        desks.save(desk);
        return desk.id();
    }

    private List<SessionRef> mornings(DeskId desk, int count) {
        List<SessionRef> mornings = new ArrayList<>();
        LocalDate day = ((MarketReader) market)
                .bars("m", new Symbol("S0"), market.afterLastClose(), 30)
                .getFirst()
                .date();
        for (int i = 0; i < count; i++) {
            mornings.add(new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true));
            day = new ExchangeCalendar().next(day);
        }
        return mornings;
    }

    /** Answers session after session what it was told to; without anything left to say it is away. */
    static class Moody implements Advisor {
        private final Deque<List<String>> sessions = new ArrayDeque<>();
        private final Deque<String> answers = new ArrayDeque<>();
        private String session = "";
        private int asked;

        void script(List<List<String>> texts) {
            sessions.addAll(texts);
        }

        int asked() {
            return asked;
        }

        @Override
        public String name() {
            return "moody";
        }

        @Override
        public Answer ask(Request request) {
            asked++;
            if (!session.equals(request.contextId())) {
                session = request.contextId();
                answers.clear();
                answers.addAll(Optional.ofNullable(sessions.poll()).orElse(AWAY));
            }
            String text = answers.poll();
            if (text == null) {
                throw new BpmnErrorException(UNAVAILABLE, "away");
            }
            return new Answer(text, "moody-1", Ending.COMPLETE, new Usage(100, 0, 10, 0), Exchange.NONE);
        }
    }

    /** Recorded advisors are made when the application starts; this one when the test has its file. */
    static class Replay implements Advisor {
        private Optional<Advisor> recorded = Optional.empty();

        void over(Path file) {
            recorded = Optional.of(TestReplays.over(file, "replay"));
        }

        @Override
        public String name() {
            return "replay";
        }

        @Override
        public Answer ask(Request request) {
            return recorded.orElseThrow().ask(request);
        }
    }

    @TestConfiguration
    static class Doubles {
        @Bean
        Moody moody() {
            return new Moody();
        }

        @Bean
        Replay replay() {
            return new Replay();
        }

        @Bean
        @Primary
        MemoryMarket memoryMarket() {
            MemoryMarket market = new MemoryMarket();
            for (int i = 0; i < 12; i++) {
                market.addRandomWalk(new Symbol("S" + i), 140, i, 0.004 - 0.0006 * i, 0.02);
            }
            return market;
        }
    }
}
