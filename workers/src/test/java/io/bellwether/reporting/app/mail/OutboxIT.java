package io.bellwether.reporting.app.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import io.bellwether.reporting.app.mail.Outbox.Claimed;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the outbox promises, with mail servers of every temper. */
@DatabaseTest
class OutboxIT {
    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Autowired
    Alerts alerts;

    @Autowired
    AlertStore alertStore;

    @Autowired
    Outbox outbox;

    @Autowired
    MailTexts texts;

    @Autowired
    EnvelopeAlerts envelope;

    @Autowired
    TransactionTemplate transactions;

    private final List<Mail> left = Collections.synchronizedList(new ArrayList<>());

    /** Other tests leave mails in the same database. */
    @BeforeEach
    void emptyOutbox() {
        db.sql("update alert set enveloped_at = now() where enveloped_at is null")
                .update();
        db.sql("delete from alert_mail").update();
        db.sql("delete from mail_outbox").update();
    }

    @Test
    void isFilledOnlyInTheTransactionThatCausesTheMail() {
        assertThatThrownBy(() -> outbox.put(Outbox.Kind.ORDER, Optional.empty(), false, mail("m-0", "a@desk")))
                .isInstanceOf(IllegalTransactionStateException.class);
        transactions.executeWithoutResult(tx -> {
            outbox.put(Outbox.Kind.ORDER, Optional.empty(), false, mail("m-0", "a@desk"));
            tx.setRollbackOnly();
        });
        sending(left::add).run();
        assertThat(left).isEmpty();
    }

    @Test
    void sendsAMailOnceHoweverOftenItIsPut() {
        put("m-1");
        assertThat(put("m-1")).isFalse();
        assertThat(sending(left::add).run()).isEqualTo(1);
        assertThat(put("m-1")).isFalse();
        assertThat(sending(left::add).run()).isZero();
        assertThat(left).extracting(Mail::key).containsExactly("m-1");
    }

    @Test
    void sendsUrgentMailsFirst() {
        put("m-2");
        put("m-3", true);
        sending(left::add).run();
        assertThat(left).extracting(Mail::key).containsExactly("m-3", "m-2");
    }

    @Test
    void waitsLongerAfterEachFailureUpToAQuarterOfAnHourAndNeverGivesUp() {
        assertThat(List.of(1, 2, 3, 8, 9, 1_000).stream().map(SendMails::waitAfter))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(640),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15));
    }

    @Test
    void leavesAMailForLaterAndSendsAllWhenTheServerIsBack() {
        put("m-4");
        put("m-5");
        sending(this::noServer).run();
        sending(this::noServer).run();
        assertThat(sending(left::add).run()).as("nothing is due").isZero();
        assertThat(outbox.state().unsent()).isEqualTo(2);
        assertThat(db.sql("select last_problem from mail_outbox where key = 'm-4'")
                        .query(String.class)
                        .single())
                .isEqualTo("no server");
        db.sql("update mail_outbox set next_attempt_at = now() where key = 'm-4'")
                .update();
        assertThat(sending(left::add).run())
                .as("the first one makes the other due")
                .isEqualTo(2);
        assertThat(outbox.state()).isEqualTo(new Outbox.OutboxState(0, Optional.empty(), List.of()));
    }

    @Test
    void twoSendersAtOnceSendEachMailOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            put("m-6-" + i);
        }
        CyclicBarrier start = new CyclicBarrier(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> senders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Callable<Integer> sender = () -> {
                    start.await(20, TimeUnit.SECONDS);
                    return sending(left::add).run();
                };
                senders.add(threads.submit(sender));
            }
            int sum = 0;
            for (Future<Integer> sender : senders) {
                sum += sender.get(30, TimeUnit.SECONDS);
            }
            assertThat(sum).isEqualTo(30);
        }
        assertThat(left).extracting(Mail::key).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void aServerThatHangsHoldsNoTransactionAndNobodySendsTheSameMailMeanwhile() throws Exception {
        put("m-7");
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> sending(mail -> {
                            hanging.countDown();
                            await(released);
                            left.add(mail);
                        })
                        .run());
        assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sending(left::add).run()).isZero();
        assertThat(db.sql("update mail_outbox set last_problem = 'looked at' where key = 'm-7'")
                        .update())
                .as("the row is not locked")
                .isEqualTo(1);
        released.countDown();
        slow.join();
        assertThat(left).extracting(Mail::key).containsExactly("m-7");
    }

    @Test
    void aMailWhoseSenderDiedIsSentByAnotherUnderTheSameKey() {
        put("m-8");
        assertThat(outbox.claim()).map(Claimed::attempts).contains(1);
        assertThat(outbox.claim()).isEmpty();
        db.sql("update mail_outbox set claimed_until = now() where key = 'm-8'").update();
        sending(left::add).run();
        assertThat(left).extracting(Mail::key).containsExactly("m-8");
    }

    @Test
    void aRefusedMailStaysVisibleAndIsToldToTheOthersOnce() {
        active("refused-desk", "gone@desk");
        active("other-desk", "there@desk");
        transactions.executeWithoutResult(tx -> outbox.put(
                Outbox.Kind.REPORT, Optional.of(new DeskId("refused-desk")), false, mail("m-9", "gone@desk")));
        SendMails sender = sending(mail -> {
            throw new PermanentFault("550 no such user " + mail.to());
        });
        sender.run();
        envelope.run();
        sender.run();
        envelope.run();
        sender.run();
        assertThat(outbox.state().refused())
                .filteredOn(refused -> refused.key().equals("m-9"))
                .extracting(Outbox.Refused::recipient, Outbox.Refused::reason)
                .containsExactly(Tuple.tuple("gone@desk", "550 no such user gone@desk"));
        assertThat(outbox.state().refused())
                .filteredOn(refused -> !refused.key().equals("m-9"))
                .extracting(Outbox.Refused::recipient)
                .contains("there@desk")
                .doesNotContain("gone@desk")
                .doesNotHaveDuplicates();
        assertThat(count("alert where kind = 'MAIL_REFUSED'")).isEqualTo(1);
        assertThat(count("mail_outbox where kind = 'ALERT'")).isZero();
    }

    @Test
    void alertsThatWaitTogetherAreOneMailThatListsThemCriticalFirst() {
        DeskId desk = active("stormy", "storm@desk");
        alerts.raise(alert("s-1", desk, Severity.INFO, "Little thing"));
        alerts.raise(alert("s-2", desk, Severity.CRITICAL, "Great thing"));
        alerts.raise(alert("s-3", desk, Severity.WARNING, "Middling thing"));
        envelope.run();
        sending(left::add).run();
        assertThat(left).extracting(Mail::subject).containsExactly("[CRITICAL] Desk stormy: 3 alerts: Great thing");
        assertThat(left.getFirst().text()).containsSubsequence("Great thing", "Middling thing", "Little thing");
        assertThat(left.getFirst().html()).containsSubsequence("Great thing", "Middling thing", "Little thing");
        assertThat(count("alert where desk_id = 'stormy' and mailed_at is not null"))
                .isEqualTo(3);
    }

    @Test
    void aStormIsAHandfulOfMailsAndLosesNothing() {
        DeskId desk = active("storm", "storm@desk");
        DeskId calm = active("calm", "calm@desk");
        for (int i = 0; i < 60; i++) {
            alerts.raise(alert("t-" + i, desk, Severity.CRITICAL, "Failure " + i));
            envelope.run();
        }
        alerts.raise(alert("t-calm", calm, Severity.INFO, "By the way"));
        envelope.run();
        sending(left::add).run();
        assertThat(left).hasSize(4).extracting(Mail::to).containsOnlyOnce("calm@desk");
        db.sql("update mail_outbox set created_at = now() - interval '3 minutes'")
                .update();
        envelope.run();
        sending(left::add).run();
        assertThat(left).hasSize(5);
        assertThat(left.getLast().subject()).startsWith("[CRITICAL] Desk storm: 57 alerts");
        assertThat(count("alert where desk_id = 'storm' and mailed_at is not null"))
                .isEqualTo(60);
    }

    @Test
    void saysHowOldTheOldestUnsentMailIs() {
        put("m-10");
        db.sql("update mail_outbox set created_at = now() - interval '2 days'").update();
        alerts.raise(alert("u-1", active("unsent", "u@desk"), Severity.INFO, "Waits"));
        Outbox.OutboxState state = outbox.state();
        assertThat(state.unsent()).isEqualTo(2);
        assertThat(state.oldest())
                .hasValueSatisfying(age -> assertThat(age)
                        .isBetween(Duration.ofDays(2), Duration.ofDays(2).plusMinutes(1)));
    }

    private SendMails sending(Mailer mailer) {
        return new SendMails(outbox, mailer, new TransactionalRefusal());
    }

    /** Runs in a transaction, as the application's bean does. */
    private final class TransactionalRefusal extends TellRefusal {
        TransactionalRefusal() {
            super(outbox, alertStore, desks, texts);
        }

        @Override
        void run(Claimed refused, String reason) {
            transactions.executeWithoutResult(tx -> super.run(refused, reason));
        }
    }

    private void noServer(Mail mail) {
        throw new TransientFault("no server", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private DeskId active(String id, String reportTo) {
        Desk desk = TestDesks.desk(id);
        desks.save(new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                desk.broker(),
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                true,
                desk.settings().withReportTo(reportTo)));
        return desk.id();
    }

    private boolean put(String key) {
        return put(key, false);
    }

    private boolean put(String key, boolean urgent) {
        return Boolean.TRUE.equals(transactions.execute(
                tx -> outbox.put(Outbox.Kind.ORDER, Optional.empty(), urgent, mail(key, "a@desk"))));
    }

    private static Mail mail(String key, String to) {
        return new Mail(key, to, "Subject of " + key, "text", "<p>text</p>", Optional.empty());
    }

    private static Alert alert(String key, DeskId desk, Severity severity, String title) {
        return new Alert(key, Optional.of(desk), Optional.empty(), severity, "TEST", title, "What to do.", "");
    }

    private int count(String from) {
        return db.sql("select count(*) from " + from).query(Integer.class).single();
    }
}
