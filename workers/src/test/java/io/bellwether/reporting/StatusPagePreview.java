package io.bellwether.reporting;

import io.bellwether.BellwetherApplication;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.Session;
import io.bellwether.platform.Alerts;
import io.bellwether.reporting.app.BuildReport;
import io.bellwether.reporting.app.RenderReport;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the status page over seeded desks, without the engine, for people who work on its looks. Arguments are Spring
 * properties, e.g. {@code --server.port=40610}.
 */
public final class StatusPagePreview {
    private StatusPagePreview() {}

    /** Starts it and keeps running until the process is stopped. */
    public static void main(String[] args) {
        ConfigurableApplicationContext app = new SpringApplicationBuilder(BellwetherApplication.class)
                .properties("camunda.client.enabled=false")
                .initializers(new DatabaseTest.FreshDatabase())
                .run(args);
        JdbcClient db = app.getBean(JdbcClient.class);
        Desks desks = app.getBean(Desks.class);
        SeededDesk demo = new SeededDesk(db, desks, "demo").withHistory(60, 7);
        String report =
                app.getBean(BuildReport.class).run(demo.session(Session.REPORT)).reportId();
        app.getBean(RenderReport.class).run(report);
        SeededDesk halted = new SeededDesk(db, desks, "halted").withDay().trading("STOPPED");
        app.getBean(Halts.class)
                .halt(halted.id(), new Halt("Prices look wrong", "demo", true, SeededDesk.at(SeededDesk.DAY, 13, 5)));
        app.getBean(Alerts.class)
                .raise(new Alerts.Alert(
                        "preview:stop",
                        Optional.of(halted.id()),
                        Optional.of(SeededDesk.DAY),
                        Alerts.Severity.CRITICAL,
                        "EMERGENCY_STOP",
                        "Emergency stop: prices look wrong",
                        "demo pulled the emergency stop at Nov 20, 13:05 New York.",
                        "http://127.0.0.1:8081/tasklist"));
        desks.save(TestDesks.desk("new"));
        db.sql("insert into watch_look (looked_at) values (now())").update();
        db.sql("""
                        insert into watch_condition (key, kind, severity, desk_id, since, title, text, link, first_seen,
                            last_seen, begun_at) values
                        ('a', 'INCIDENT', 'CRITICAL', null, now() - interval '3 minutes',
                            'market-clock stands still at Task_OpenTradingDay',
                            'the calendar ended. Mend the cause, then retry the incident in Operate.',
                            'http://127.0.0.1:8081/operate/processes/5', now(), now(), now()),
                        ('b', 'ORDER_UNEXPLAINED', 'CRITICAL', 'halted', now() - interval '1 hour',
                            '2 order(s) at the broker that nobody answers for',
                            'Open at the broker: halted-20261120-morning-1, halted-20261120-morning-2. The book does not have them open, or no process works on them and they are no resting stop. They may still trade. Cancel them at the broker, or pull the stop, which cancels everything: ./bellwether stop --desk halted --reason "orders nobody answers for"',
                            '', now(), now(), now()),
                        ('c', 'MAIL_NOT_SENT', 'WARNING', null, now() - interval '20 minutes', 'Mail does not leave',
                            '3 mail(s) wait, the oldest since Nov 2, 10:42 New York. They are kept and sent when the server takes them. Look at spring.mail and the mail server.',
                            '', now(), now(), now())
                        """).update();
    }
}
