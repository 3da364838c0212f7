package io.bellwether.platform.vendor;

import io.bellwether.platform.ByName;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger in PostgreSQL. One statement takes a turn: it counts the request and moves the next free moment on by the
 * vendor's pace, so that workers on several machines wait for each other.
 */
@Repository
class JdbcVendorLedger implements VendorLedger {
    private static final int LONGEST_FAULT = 500;

    private final JdbcClient db;

    JdbcVendorLedger(JdbcClient db) {
        this.db = db;
    }

    private record Row(
            Instant day,
            int dayRequests,
            Instant hour,
            int hourRequests,
            Instant nextAt,
            Optional<Instant> pausedUntil) {}

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Turn take(VendorSettings vendor, Instant now, Duration longest) {
        db.sql("insert into vendor_usage (vendor) values (:vendor) on conflict do nothing")
                .param("vendor", vendor.name())
                .update();
        Row row = db.sql("""
                        select day, day_requests, hour, hour_requests, next_at, paused_until from vendor_usage
                        where vendor = :vendor for update
                        """)
                .param("vendor", vendor.name())
                .query(ByName.rows(Row.class))
                .single();
        Turns turns = new Turns(
                row.day(), row.dayRequests(), row.hour(), row.hourRequests(), row.nextAt(), row.pausedUntil());
        Turn turn = turns.take(vendor, now, longest);
        if (turn.refusal().isEmpty()) {
            db.sql("""
                            update vendor_usage set day = :day, day_requests = :dayRequests, hour = :hour,
                                hour_requests = :hourRequests, next_at = :nextAt
                            where vendor = :vendor
                            """)
                    .param("vendor", vendor.name())
                    .param("day", time(turns.day()))
                    .param("dayRequests", turns.dayRequests())
                    .param("hour", time(turns.hour()))
                    .param("hourRequests", turns.hourRequests())
                    .param("nextAt", time(turns.nextAt()))
                    .update();
        }
        return turn;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void answered(VendorSettings vendor, Instant now) {
        db.sql("""
                        update vendor_usage set last_answer_at = greatest(last_answer_at, :now), faults_in_a_row = 0
                        where vendor = :vendor
                        """).param("vendor", vendor.name()).param("now", time(now)).update();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(VendorSettings vendor, Instant now, VendorFault fault) {
        Optional<Instant> told = fault.retryAfter().map(now::plus);
        db.sql("""
                        update vendor_usage set last_fault_at = :now, last_fault = :fault,
                            faults_in_a_row = faults_in_a_row + :counted,
                            paused_until = greatest(paused_until, cast(:told as timestamptz),
                                case when faults_in_a_row + :counted >= :failures
                                    then cast(:pausedUntil as timestamptz) end)
                        where vendor = :vendor
                        """)
                .param("vendor", vendor.name())
                .param("now", time(now))
                .param("fault", text(fault))
                .param("counted", fault.kind().counts() ? 1 : 0)
                .param("told", told.map(JdbcVendorLedger::time).orElse(null))
                .param("failures", vendor.failures())
                .param("pausedUntil", fault.kind().counts() ? time(now.plus(vendor.pause())) : null)
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void used(VendorSettings vendor, Instant until) {
        db.sql("update vendor_usage set next_at = greatest(next_at, :until) where vendor = :vendor")
                .param("vendor", vendor.name())
                .param("until", time(until))
                .update();
    }

    static String text(VendorFault fault) {
        String text = fault.kind() + ": " + fault.getMessage();
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_FAULT ? clean : clean.substring(0, LONGEST_FAULT);
    }

    @Override
    public List<VendorStanding> all(Instant now) {
        return db.sql("""
                        select vendor, case when day = :day then day_requests else 0 end as requests_today,
                            case when hour = :hour then hour_requests else 0 end as requests_this_hour, last_answer_at,
                            last_fault_at, last_fault, faults_in_a_row,
                            case when paused_until > :now then paused_until end as paused_until
                        from vendor_usage order by vendor
                        """)
                .param("now", time(now))
                .param("day", time(now.truncatedTo(ChronoUnit.DAYS)))
                .param("hour", time(now.truncatedTo(ChronoUnit.HOURS)))
                .query(ByName.rows(VendorStanding.class))
                .list();
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
