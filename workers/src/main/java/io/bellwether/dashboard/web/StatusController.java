package io.bellwether.dashboard.web;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.app.ApprovalReadings;
import io.bellwether.reporting.app.ReadDeskDay;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.watch.app.WatchDesks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The status page: one desk's day at {@code /}, another desk's by {@code ?desk=}. */
@Controller
class StatusController {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final Desks desks;
    private final ReadDeskDay readDeskDay;
    private final EngineView engine;
    private final WatchDesks watchDesks;
    private final ApprovalReadings approvals;
    private final LivePricesView live;
    private final LinkProperties links;

    StatusController(
            Desks desks,
            ReadDeskDay readDeskDay,
            EngineView engine,
            WatchDesks watchDesks,
            ApprovalReadings approvals,
            LivePricesView live,
            LinkProperties links) {
        this.desks = desks;
        this.readDeskDay = readDeskDay;
        this.engine = engine;
        this.watchDesks = watchDesks;
        this.approvals = approvals;
        this.live = live;
        this.links = links;
    }

    @GetMapping("/")
    String status(@RequestParam("desk") Optional<String> wanted, Model model, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        List<Desk> all = desks.all();
        model.addAttribute("desks", all);
        model.addAttribute("f", new Figures());
        model.addAttribute("links", links);
        model.addAttribute("watch", watchDesks.report());
        Optional<Desk> desk = all.stream()
                .filter(d -> wanted.isEmpty() || d.id().value().equals(wanted.get()))
                .findFirst();
        if (desk.isEmpty()) {
            response.setStatus(all.isEmpty() ? HttpStatus.OK.value() : HttpStatus.NOT_FOUND.value());
            model.addAttribute("wanted", wanted.orElse(""));
            return "no-desk";
        }
        DeskId id = desk.get().id();
        DeskDay day = readDeskDay.run(id, Optional.empty());
        DeskStatus status = new DeskStatus(day, engine.of(id), approvals.waiting(), live.of(id, day), links);
        model.addAttribute("status", status);
        model.addAttribute("day", status.day());
        model.addAttribute("plot", EquityPlot.of(status.day().curve()));
        return "status";
    }
}
