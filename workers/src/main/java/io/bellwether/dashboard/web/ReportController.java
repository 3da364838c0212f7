package io.bellwether.dashboard.web;

import io.bellwether.reporting.app.RenderReport;
import io.bellwether.reporting.app.Reports;
import io.bellwether.reporting.app.SendReport;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows stored reports, also those of replayed days and of a past, which are never mailed. */
@RestController
class ReportController {
    private final RenderReport reports;

    ReportController(RenderReport reports) {
        this.reports = reports;
    }

    /** The report as it was mailed; it may run no script and load nothing but its own chart. */
    @GetMapping("/reports/{id}")
    ResponseEntity<String> report(@PathVariable("id") String id) {
        return reports.look(id)
                .map(rendering -> ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
                        .body(rendering.html().replace("cid:" + SendReport.CHART_ID, "/reports/" + id + "/chart.png")))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/reports/{id}/chart.png")
    ResponseEntity<byte[]> chart(@PathVariable("id") String id) {
        return reports.look(id)
                .flatMap(Reports.Rendering::chart)
                .map(png -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
