package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.Session;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.testing.DatabaseTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ReportsIT {
    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Autowired
    BuildReport build;

    @Autowired
    RenderReport render;

    @Autowired
    Reports reports;

    @Test
    void t() throws Exception {
        SeededDesk seeded = new SeededDesk(db, desks, "look").withHistory(60, 7);
        String id = build.run(seeded.session(Session.REPORT));
        render.run(id);
        Reports.Rendering r = reports.rendering(id).orElseThrow();
        Files.createDirectories(Path.of("target/look"));
        Files.writeString(Path.of("target/look/report.html"), r.html().replace("cid:equity-chart", "chart.png"));
        Files.write(Path.of("target/look/chart.png"), r.chart().orElseThrow());
        assertThat(r.subject()).isNotBlank();
    }
}
