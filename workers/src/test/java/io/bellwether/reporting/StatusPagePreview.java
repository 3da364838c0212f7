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
    }
}
