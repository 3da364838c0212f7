package io.bellwether.watch.domain;

import static io.bellwether.watch.domain.Kind.Eye.BROKER;
import static io.bellwether.watch.domain.Kind.Eye.DATABASE;
import static io.bellwether.watch.domain.Kind.Eye.ENGINE;
import static io.bellwether.watch.domain.Kind.Eye.PROCESSES;
import static io.bellwether.watch.domain.Severity.CRITICAL;
import static io.bellwether.watch.domain.Severity.WARNING;

import java.util.List;

/** What can be wrong, how much it matters, and what must be seen to say that it is or is not. */
public enum Kind {
    DATABASE_UNREACHABLE(CRITICAL),
    ENGINE_UNREACHABLE(CRITICAL),
    /** Operate and Tasklist, or the search of a later engine. */
    SEARCH_UNREACHABLE(WARNING),
    BROKER_UNREACHABLE(CRITICAL, DATABASE),
    CLOCK_SKEW(CRITICAL, DATABASE, ENGINE),
    /** The exchange trades, the desk is active, and no instance has its day. */
    DAY_NOT_OPEN(CRITICAL, DATABASE, ENGINE),
    /** The database says that the day is under way, the engine that its instance has ended. */
    DAY_WITHOUT_INSTANCE(CRITICAL, DATABASE, ENGINE, PROCESSES),
    SESSION_NOT_STARTED(CRITICAL, DATABASE, ENGINE),
    SESSION_NOT_ENDED(WARNING, DATABASE, ENGINE),
    DAY_CANNOT_END(WARNING, DATABASE, ENGINE),
    INCIDENT(CRITICAL, PROCESSES),
    /** An incident of which the engine's search does not say where it is: one that begins or ends, if it passes soon. */
    INCIDENT_SOMEWHERE(CRITICAL, PROCESSES),
    JOB_TYPE_UNSERVED(CRITICAL, ENGINE),
    /** A service task that is neither done nor stopped by an incident. */
    TASK_STALLED(WARNING, PROCESSES),
    /** A person is waited for, and does not see it: Tasklist does not follow the engine. */
    TASK_UNLISTED(WARNING, PROCESSES),
    HALT_WITHOUT_RELEASE(CRITICAL, DATABASE, ENGINE, PROCESSES),
    /** Open at the broker, and neither the book, nor a process, nor a stop explains it. */
    ORDER_UNEXPLAINED(CRITICAL, DATABASE, BROKER),
    /** Open in the book, and the broker does not have it, or has ended it. */
    ORDER_NOT_AT_BROKER(CRITICAL, DATABASE, BROKER),
    MAIL_NOT_SENT(WARNING, DATABASE),
    /** While the engine is away no session fetches any. */
    STALE_DATA(WARNING, DATABASE, ENGINE),
    /** A model that a desk asks is ended by its vendor, soon or already. */
    MODEL_ENDS(WARNING, DATABASE),
    /** The watch itself has not looked for a while. */
    WATCH_STOPPED(CRITICAL),
    /** Said by the command only: no application answers. */
    APPLICATION_UNREACHABLE(CRITICAL);

    /** A part of the surroundings that may be seen or not. */
    public enum Eye {
        DATABASE,
        /** The engine's gateway. */
        ENGINE,
        /** The engine's search: instances, incidents, tasks. */
        PROCESSES,
        /** The broker of the condition's desk. */
        BROKER
    }

    private final Severity severity;
    private final List<Eye> needs;

    Kind(Severity severity, Eye... needs) {
        this.severity = severity;
        this.needs = List.of(needs);
    }

    public Severity severity() {
        return severity;
    }

    /** While one of these is not seen, a condition of this kind neither begins nor ends. */
    public List<Eye> needs() {
        return needs;
    }
}
