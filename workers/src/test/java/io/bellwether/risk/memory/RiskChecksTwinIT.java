package io.bellwether.risk.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestDecisions;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Verdicts read the same from PostgreSQL and from memory, whatever was saved before. */
@DatabaseTest
class RiskChecksTwinIT {
    private static final LocalDate DAY = LocalDate.of(2024, 11, 18);

    @Autowired
    Desks desks;

    @Autowired
    Contexts contexts;

    @Autowired
    Attempts attempts;

    @Autowired
    DecisionLog log;

    @Autowired
    RiskChecks checks;

    private final MemoryRiskChecks memory = new MemoryRiskChecks();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyVerdicts_bothTellTheSame(long seed) {
        Random random = new Random(seed);
        var desk = TestDesks.desk("checked-" + seed);
        desks.save(desk);
        List<SessionRef> sessions = new ArrayList<>();
        for (Session session : List.of(Session.MORNING, Session.MIDDAY, Session.CLOSE)) {
            sessions.add(new SessionRef(desk.id(), DAY, session, MemoryMarket.open(DAY), true));
        }
        sessions.forEach(this::decided);
        int refused = 0;
        for (int call = 0; call < 60; call++) {
            SessionRef session = sessions.get(random.nextInt(3));
            int n = 1 + random.nextInt(3);
            List<RuleVerdict> verdicts = verdicts(random);
            checks.save(session, session.key(), n, verdicts);
            memory.save(session, session.key(), n, verdicts);
            for (SessionRef any : sessions) {
                assertThat(memory.exist(any.key())).isEqualTo(checks.exist(any.key()));
                for (int place = 1; place <= 3; place++) {
                    List<RuleVerdict> stored = checks.find(any.key(), place);
                    assertThat(memory.find(any.key(), place)).isEqualTo(stored);
                    assertThat(memory.isJudged(any.key(), place)).isEqualTo(!stored.isEmpty());
                    refused +=
                            (int) stored.stream().filter(one -> !one.passed()).count();
                }
            }
        }
        assertThat(refused).as("refusals").isPositive();
    }

    private void decided(SessionRef session) {
        contexts.store(new StoredContext(session.decision(), session.asOf(), "{}"));
        Attempt attempt = attempts.open(Attempt.pending(session.key(), "test", 0, 0));
        log.record(TestDecisions.in(session).build(), attempt.id(), () -> "{}");
    }

    private static List<RuleVerdict> verdicts(Random random) {
        List<RuleVerdict> verdicts = new ArrayList<>();
        for (RuleName rule : RuleName.values()) {
            if (random.nextInt(8) == 0) {
                verdicts.add(new RuleVerdict(rule, random.nextBoolean(), numbers(random), "Said " + random.nextInt(9)));
            }
        }
        return verdicts;
    }

    private static Map<String, BigDecimal> numbers(Random random) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            numbers.put(
                    "n" + random.nextInt(20),
                    BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(9)));
        }
        return numbers;
    }
}
