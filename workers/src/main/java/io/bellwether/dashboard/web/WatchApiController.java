package io.bellwether.dashboard.web;

import io.bellwether.platform.PublishedJson;
import io.bellwether.watch.app.WatchDesks;
import io.bellwether.watch.domain.Report;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong now as JSON, for {@code ./bellwether health} and for monitors; answers without the database too. */
@RestController
class WatchApiController {
    private final WatchDesks watchDesks;

    WatchApiController(WatchDesks watchDesks) {
        this.watchDesks = watchDesks;
    }

    /** The list; status 503 while something in it is critical. */
    @GetMapping(path = "/api/watch", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> watch() {
        Report report = watchDesks.report();
        return ResponseEntity.status(report.isCritical() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .body(PublishedJson.write(report));
    }
}
