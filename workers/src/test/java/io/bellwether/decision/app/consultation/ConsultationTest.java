package io.bellwether.decision.app.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorAlert;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.Asking;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.advisor.RefusedParameters;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.OutsideJson;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsultationTest {
    private static final StoredContext CONTEXT = new StoredContext(
            new DecisionKey(new DeskId("d"), LocalDate.of(2026, 11, 20), Session.MORNING),
            Instant.parse("2026-11-20T14:30:00Z"),
            "{}");
    private static final Advisor.Request REQUEST =
            new Advisor.Request(CONTEXT.id(), "{}", Session.MORNING, List.of(), Optional.empty());

    private static final Instant NOW = Instant.parse("2026-11-20T14:30:05Z");

    private final OneAttempt attempts = new OneAttempt();
    private final List<Alerts.Alert> alerts = new ArrayList<>();
    private Optional<Halt> halt = Optional.empty();
    private int asked;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatMayPassIsTriedAgainAndWhatNeedsAPersonIsNot(Kind kind) {
        Throwable thrown = ask(new AdvisorFault(kind, "said"), false);
        if (kind.passing()) {
            assertThat(thrown).isInstanceOf(TransientFault.class).hasMessage(kind + " of model: said");
            assertThat(attempts.attempt.verdict()).isEqualTo(Attempt.Verdict.PENDING);
            assertThat(alerts).isEmpty();
        } else {
            assertThat(thrown).isInstanceOf(BpmnErrorException.class).hasMessage(kind + " of model: said");
            assertThat(attempts.attempt.verdict()).isEqualTo(Attempt.Verdict.UNAVAILABLE);
            assertThat(alerts).singleElement().satisfies(alert -> {
                assertThat(alert.key()).isEqualTo("advisor:d:2026-11-20:model:" + kind);
                assertThat(alert.desk()).contains(new DeskId("d"));
                assertThat(alert.kind()).isEqualTo("ADVISOR_" + kind);
            });
        }
        assertThat(attempts.failures).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(kind.name());
            assertThat(failure.detail()).isEqualTo("said");
        });
    }

    @Test
    void theWaitIsPassedOn() {
        AdvisorFault limited = new AdvisorFault(Kind.RATE_LIMITED, "said", Optional.of(Duration.ofSeconds(30)));
        assertThat(((TransientFault) ask(limited, false)).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void aLongerWaitThanSetGoesToTheNextAdvisorWithoutAnAlert() {
        AdvisorFault limited = new AdvisorFault(Kind.RATE_LIMITED, "said", Optional.of(Duration.ofSeconds(31)));
        assertThat(ask(limited, false)).isInstanceOf(BpmnErrorException.class);
        assertThat(attempts.attempt.verdict()).isEqualTo(Attempt.Verdict.UNAVAILABLE);
        assertThat(alerts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T14:30:25Z, PT20S", "2026-11-20T14:30:35Z, PT30S", "2026-11-20T14:00:00Z, PT0S"})
    void aTimeThatAVendorNamesIsWaitedFor(Instant until, Duration wait) {
        AdvisorFault limited = new AdvisorFault(Kind.RATE_LIMITED, "said").until(Optional.of(until));
        assertThat(((TransientFault) ask(limited, false)).retryAfter()).contains(wait);
    }

    @Test
    void aTimeThatIsTooFarAwayGoesToTheNextAdvisor() {
        AdvisorFault limited = new AdvisorFault(Kind.RATE_LIMITED, "said").until(Optional.of(NOW.plusSeconds(31)));
        assertThat(ask(limited, false)).isInstanceOf(BpmnErrorException.class);
    }

    @Test
    void anAnswerThatBrokeOffIsNotedAsBegun() {
        ask(AdvisorFault.ofBody(new OutsideJson.BrokenOff("the response ends in the middle")), false);
        assertThat(attempts.failures).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo("UNREACHABLE");
            assertThat(failure.begun()).isTrue();
        });
        attempts.failures.clear();
        ask(new AdvisorFault(Kind.UNREACHABLE, "said"), false);
        assertThat(attempts.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure.begun()).isFalse());
    }

    @Test
    void theLastTryGoesToTheNextAdvisor() {
        assertThat(ask(new AdvisorFault(Kind.TIMED_OUT, "said"), true))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("ADVISOR_UNAVAILABLE"));
        assertThat(attempts.failures).hasSize(1);
    }

    @Test
    void aHaltedDeskAsksNobodyAndKeepsTheAttemptForLater() {
        halt = Optional.of(new Halt("enough", "mary", false, Instant.parse("2026-11-20T14:00:00Z")));
        assertThat(ask(new AdvisorFault(Kind.TIMED_OUT, "said"), false))
                .isInstanceOfSatisfying(BpmnErrorException.class, fault -> {
                    assertThat(fault.code()).isEqualTo("DESK_HALTED");
                    assertThat(fault).hasMessageContaining("halted by mary: enough");
                });
        assertThat(asked).isZero();
        assertThat(attempts.failures).isEmpty();
        assertThat(attempts.attempt.verdict()).isEqualTo(Attempt.Verdict.PENDING);
    }

    /** Halts of which only the current one is asked for. */
    private Halts halts() {
        return Halts.class.cast(Proxy.newProxyInstance(
                Halts.class.getClassLoader(), new Class<?>[] {Halts.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("current");
                    return halt;
                }));
    }

    private Throwable ask(AdvisorFault fault, boolean lastTry) {
        Advisor advisor = new Advisor() {
            @Override
            public String name() {
                return "model";
            }

            @Override
            public Answer ask(Request request) {
                asked++;
                throw fault;
            }
        };
        Advisors advisors = new Advisors(List.of(advisor));
        ConfiguredAdvisors none = new ConfiguredAdvisors(Map.of(), Duration.ofSeconds(30));
        AdvisorAlert alert = new AdvisorAlert(alerts::add);
        Samples samples = unused(Samples.class);
        Consultation consultation = new Consultation(
                attempts,
                advisors,
                new AskAsOften(
                        unused(Desks.class),
                        advisors,
                        freeOfCharge(),
                        new Asking(none, unused(RefusedParameters.class), alert),
                        samples,
                        new KeepAnswers(attempts, samples),
                        (desk, date) -> Optional.empty()),
                alert,
                halts(),
                none,
                () -> NOW);
        return catchThrowable(() -> consultation.ask(CONTEXT, attempts.attempt, REQUEST, lastTry));
    }

    /** A guard that looks at nothing, since this advisor costs nothing. */
    private static AdviceGuard freeOfCharge() {
        return new AdviceGuard(unused(Desks.class), unused(AdviceSpending.class));
    }

    private static <T> T unused(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            throw new AssertionError("nobody calls " + method.getName());
        }));
    }

    /** Holds one attempt. */
    private static final class OneAttempt implements Attempts {
        Attempt attempt = Attempt.pending(CONTEXT.id(), "model", 0, 0);
        final List<Failure> failures = new ArrayList<>();

        @Override
        public Attempt open(Attempt pending) {
            return attempt;
        }

        @Override
        public Attempt get(String id) {
            return attempt;
        }

        @Override
        public List<Attempt> findByContext(String contextId) {
            return List.of(attempt);
        }

        @Override
        public void answered(String id, Advisor.Answer answer, long latencyMillis, Cost cost) {
            throw new AssertionError("there is no answer");
        }

        @Override
        public void failed(String id, Failure failure) {
            failures.add(failure);
        }

        @Override
        public Advisor.Ending ending(String id) {
            return Advisor.Ending.COMPLETE;
        }

        @Override
        public void unavailable(String id, Problem why, long latencyMillis) {
            attempt = new Attempt(
                    id, CONTEXT.id(), "model", 0, 0, Attempt.Verdict.UNAVAILABLE, Optional.empty(), List.of(why));
        }

        @Override
        public void judged(String id, Attempt.Verdict verdict, List<Problem> problems, List<Mapping> mappings) {
            throw new AssertionError("there is nothing to judge");
        }
    }
}
