package io.bellwether.dashboard.web;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.LinkProperties;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.ApprovalReadings;
import io.bellwether.reporting.app.ReadDeskDay;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status page as JSON, for scripts. */
@RestController
class DeskApiController {
    private final Desks desks;
    private final ReadDeskDay readDeskDay;
    private final EngineView engine;
    private final ApprovalReadings approvals;
    private final LinkProperties links;

    DeskApiController(
            Desks desks, ReadDeskDay readDeskDay, EngineView engine, ApprovalReadings approvals, LinkProperties links) {
        this.desks = desks;
        this.readDeskDay = readDeskDay;
        this.engine = engine;
        this.approvals = approvals;
        this.links = links;
    }

    /** The desk's latest day, or the day {@code date}; 404 with a sentence when there is no such desk. */
    @GetMapping(path = "/api/desks/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> desk(
            @PathVariable("id") String id,
            @RequestParam("date") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date) {
        boolean known = desks.all().stream().anyMatch(d -> d.id().value().equals(id));
        if (!known) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(PublishedJson.write(Map.of("error", "there is no desk '" + id + "'")));
        }
        DeskId desk = new DeskId(id);
        return ResponseEntity.ok(PublishedJson.write(
                new DeskStatus(readDeskDay.run(desk, date), engine.of(desk), approvals.waiting(), links)));
    }
}
