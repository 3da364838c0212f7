package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.DoctorCheck;
import io.bellwether.sandbox.SandboxProcess;
import io.bellwether.testing.Lane;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.ReplayedDay;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An engine that somebody else started, found by its address: what {@code --camunda} does. */
@Tag("long")
@ResourceLock(Lane.OTHER_STACKS)
class OwnEngineIT {
    private static final String REST = "CAMUNDA_CLIENT_REST_ADDRESS";
    private static final String GRPC = "CAMUNDA_CLIENT_GRPC_ADDRESS";

    @Test
    void aDayIsTradedOnIt_andItGoesOnWhenTheStackHasEnded(@TempDir Path folder) throws IOException {
        try (SandboxProcess theirs = SandboxProcess.start(folder.resolve("theirs"), List.of("broker"))) {
            long broker = theirs.pid("broker");
            try (SandboxProcess ours = SandboxProcess.startBeside(
                            theirs.endpoints().get(REST),
                            Map.of(GRPC, theirs.endpoints().get(GRPC)),
                            folder.resolve("ours"),
                            List.of("postgres", "mail", "webapps"));
                    ConfigurableApplicationContext application = TestStack.applicationOn(ours.endpoints())) {
                assertThat(ours.endpoints())
                        .containsEntry(REST, theirs.endpoints().get(REST))
                        .containsEntry(GRPC, theirs.endpoints().get(GRPC))
                        .containsEntry("BELLWETHER_ENGINE_WHOSE", "own");
                assertThat(folder.resolve("ours/broker")).doesNotExist();
                assertThat(folder.resolve("ours/opensearch")).doesNotExist();

                Desk desk = desk(application, folder.resolve("prices"));

                assertThat(application
                                .getBean(JdbcClient.class)
                                .sql("select status from trading_day where desk_id = :desk")
                                .param("desk", desk.id().value())
                                .query(String.class)
                                .list())
                        .containsExactly("DONE");
                assertThat(application.getBeansOfType(DoctorCheck.class).values())
                        .filteredOn(check -> check.area().equals("engine"))
                        .flatExtracting(DoctorCheck::look)
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.text())
                                .contains("Camunda 8.6.0", "It is yours; Bellwether neither starts nor stops it."));
            }
            assertThat(theirs.pid("broker")).isEqualTo(broker);
        }
    }

    private static Desk desk(ConfigurableApplicationContext application, Path prices) {
        List<LocalDate> days = PlantedMarket.write(prices, 5, 100, 82);
        Market market = application
                .getBean(Markets.class)
                .register("files-own-engine", Market.Kind.FILES, prices.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket("own-engine", market.id(), TestDesks.advisedAndWithoutBrake());
        application.getBean(Desks.class).save(desk);
        ReplayedDay.run(application.getBean(CamundaClient.class), desk.id(), days.get(80));
        return desk;
    }
}
