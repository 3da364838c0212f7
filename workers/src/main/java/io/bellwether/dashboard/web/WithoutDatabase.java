package io.bellwether.dashboard.web;

import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.watch.app.WatchDesks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The pages for people while the database is away: what the watch knows. */
@ControllerAdvice(assignableTypes = {StatusController.class, ExplanationController.class, ReportController.class})
class WithoutDatabase {
    private static final Logger log = LoggerFactory.getLogger(WithoutDatabase.class);

    private final WatchDesks watchDesks;
    private final LinkProperties links;

    WithoutDatabase(WatchDesks watchDesks, LinkProperties links) {
        this.watchDesks = watchDesks;
        this.links = links;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView show(RuntimeException failure) {
        log.warn("the page cannot be filled: {}", failure.getMessage());
        ModelAndView page = new ModelAndView("no-database");
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        page.addObject("watch", watchDesks.report());
        page.addObject("links", links);
        page.addObject("f", new Figures());
        return page;
    }
}
