package io.bellwether.dashboard.web;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.LinkProperties;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.ApprovalReadings;
import io.bellwether.reporting.app.ReadDeskDay;
import io.bellwether.reporting.domain.DeskDay;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status page as JSON, for scripts. */
@RestController
class DeskApiController {
    private static final Logger log = LoggerFactory.getLogger(DeskApiController.class);

    private final Desks desks;
    private final ReadDeskDay readDeskDay;
    private final EngineView engine;
    private final ApprovalReadings approvals;
    private final LivePricesView live;
    private final LinkProperties links;

    DeskApiController(
            Desks desks,
            ReadDeskDay readDeskDay,
            EngineView engine,
            ApprovalReadings approvals,
            LivePricesView live,
            LinkProperties links) {
        this.desks = desks;
        this.readDeskDay = readDeskDay;
        this.engine = engine;
        this.approvals = approvals;
        this.live = live;
        this.links = links;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> withoutDatabase(RuntimeException failure) {
        log.warn("the desk cannot be read: {}", failure.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(PublishedJson.write(
                        Map.of("error", "the database cannot be reached; /api/watch tells what is known without it")));
    }

    /** The desk's latest day, or the day {@code date}; 404 with a sentence when there is no such desk, 503 without the database. */
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
        DeskDay day = readDeskDay.run(desk, date);
        return ResponseEntity.ok(PublishedJson.write(
                new DeskStatus(day, engine.of(desk), approvals.waiting(), live.of(desk, day), links)));
    }
}
