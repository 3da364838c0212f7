package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import io.bellwether.reporting.app.mail.Outbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox in PostgreSQL, by statements: a claim is one, so that no transaction is open while a mail leaves. */
@Repository
class JdbcOutbox implements Outbox {
    /** Longer than a mail may take, short enough for one whose sender was killed. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final int LONGEST_PROBLEM = 2_000;
    private static final int SHOWN = 20;

    private final JdbcClient db;

    JdbcOutbox(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(Kind kind, Optional<DeskId> desk, boolean urgent, Mail mail) {
        return db.sql("""
                        insert into mail_outbox
                            (key, kind, desk_id, urgent, recipient, subject, body, html, image_id, image)
                        values (:key, :kind, :desk, :urgent, :to, :subject, :text, :html, :contentId, :png)
                        on conflict (key) do nothing
                        """)
                        .paramSource(ByName.values(mail)
                                .with("kind", kind)
                                .with("desk", desk)
                                .with("urgent", urgent)
                                .with("subject", storable(mail.subject()))
                                .with("text", storable(mail.text()))
                                .with("html", storable(mail.html())))
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public Optional<Claimed> claim() {
        return db.sql("""
                        update mail_outbox
                        set attempts = attempts + 1,
                            claimed_until = clock_timestamp() + make_interval(secs => :claim)
                        where id = (
                            select id from mail_outbox
                            where state = 'QUEUED' and next_attempt_at <= clock_timestamp()
                                and (claimed_until is null or claimed_until <= clock_timestamp())
                            order by urgent desc, id limit 1 for update skip locked)
                        returning id, kind, desk_id as desk, attempts, key, recipient as to, subject, body as text, html,
                            image_id as content_id, image as png
                        """)
                .param("claim", CLAIM.toSeconds())
                .query(ByName.rows(Claimed.class))
                .optional();
    }

    @Override
    @Transactional
    public void sent(Claimed mail) {
        db.sql("""
                        update mail_outbox
                        set state = 'SENT', sent_at = now(), claimed_until = null, last_problem = '' where id = :id
                        """).param("id", mail.id()).update();
        db.sql("""
                        update alert a set mailed_at = now() from alert_mail m
                        where m.mail_key = :key and m.alert_id = a.id and a.mailed_at is null
                        """).param("key", mail.mail().key()).update();
        if (mail.kind() == Kind.REPORT) {
            db.sql("""
                            update report set sent_at = now()
                            where desk_id = :desk and 'report:' || id = :key and sent_at is null
                            """)
                    .param("desk", mail.desk().map(DeskId::value).orElse(""))
                    .param("key", mail.mail().key())
                    .update();
        }
    }

    @Override
    @Transactional
    public void putOff(Claimed mail, Duration wait, String problem) {
        db.sql("""
                        update mail_outbox
                        set next_attempt_at = clock_timestamp() + make_interval(secs => :wait), claimed_until = null,
                            last_problem = :problem
                        where id = :id and state = 'QUEUED'
                        """)
                .param("wait", wait.toSeconds())
                .param("problem", problem(problem))
                .param("id", mail.id())
                .update();
    }

    @Override
    @Transactional
    public void refused(Claimed mail, String reason) {
        db.sql("""
                        update mail_outbox set state = 'REFUSED', claimed_until = null, last_problem = :reason
                        where id = :id and state = 'QUEUED'
                        """).param("reason", problem(reason)).param("id", mail.id()).update();
    }

    @Override
    @Transactional
    public void dueNow() {
        db.sql("""
                        update mail_outbox set next_attempt_at = now()
                        where state = 'QUEUED' and next_attempt_at > now()
                        """).update();
    }

    @Override
    public int alertMails(Optional<DeskId> desk, Duration span) {
        return db.sql("""
                        select count(distinct created_at) from mail_outbox
                        where kind = 'ALERT' and desk_id is not distinct from :desk
                            and created_at > now() - make_interval(secs => :span)
                        """)
                .param("desk", desk.map(DeskId::value).orElse(null), java.sql.Types.VARCHAR)
                .param("span", span.toSeconds())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public OutboxState state() {
        List<Refused> refused = db.sql("""
                        select key, recipient, subject, last_problem as reason, created_at from mail_outbox
                        where state = 'REFUSED' order by id desc limit :shown
                        """)
                .param("shown", SHOWN)
                .query(ByName.rows(Refused.class))
                .list();
        return db.sql("""
                        select count(*) as unsent, extract(epoch from now() - min(created_at)) as oldest from (
                            select created_at from mail_outbox where state = 'QUEUED'
                            union all select created_at from alert where enveloped_at is null) waiting
                        """).query(ByName.rows(Waiting.class)).single().with(refused);
    }

    private record Waiting(int unsent, Optional<BigDecimal> oldest) {
        OutboxState with(List<Refused> refused) {
            return new OutboxState(
                    unsent, oldest.map(seconds -> Duration.ofSeconds(Math.max(0, seconds.longValue()))), refused);
        }
    }

    private static String problem(String text) {
        String clean = storable(text);
        return clean.length() <= LONGEST_PROBLEM ? clean : clean.substring(0, LONGEST_PROBLEM);
    }

    /** PostgreSQL keeps every character but one. */
    private static String storable(String text) {
        return text.replace("\u0000", "");
    }
}
