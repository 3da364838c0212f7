package io.bellwether.cli.settings;

import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.desk.app.CheckLimits;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.kernel.ExchangeCalendar;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Writes the configured desk to the database when the application starts, so that the market clock opens its days. */
@Component
@ConditionalOnProperty("bellwether.serve")
class ConfiguredDesk implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(ConfiguredDesk.class);

    private final DeskProperties properties;
    private final Desks desks;
    private final DeskMarkets markets;
    private final Advisors advisors;
    private final CheckLimits checkLimits;
    private final Brokers brokers;
    private final InstantSource clock;

    ConfiguredDesk(
            DeskProperties properties,
            Desks desks,
            DeskMarkets markets,
            Advisors advisors,
            CheckLimits checkLimits,
            Brokers brokers,
            InstantSource clock) {
        this.clock = clock;
        this.properties = properties;
        this.desks = desks;
        this.markets = markets;
        this.advisors = advisors;
        this.checkLimits = checkLimits;
        this.brokers = brokers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String market = market();
        Desk desk = properties.toDesk(market);
        if (!brokers.names().contains(desk.broker())) {
            throw new BadSettings("bellwether.desk.broker: there is no broker '%s'; known are %s"
                    .formatted(desk.broker(), String.join(", ", brokers.names())));
        }
        refuseUnusableAdvisors(desk.settings());
        checkLimits.run(desk.id(), desk.settings().limits());
        desks.save(desk);
        saveShadow(desk);
        log.info("desk {} trades on market {} with broker {}", desk.id(), market, desk.broker());
    }

    private String market() {
        if (!properties.symbols().isEmpty()) {
            return realMarket();
        }
        if (!properties.sources().isEmpty()) {
            throw new BadSettings("bellwether.desk.sources: name the shares to fetch in bellwether.desk.symbols");
        }
        return properties.data() == null
                ? markets.simulated(properties.seed())
                : markets.files(properties.data(), properties.benchmark(), properties.market());
    }

    private String realMarket() {
        if (properties.data() != null) {
            throw new BadSettings(
                    "bellwether.desk has both data, a folder, and symbols, which vendors deliver; remove one of them");
        }
        try {
            return markets.vendors(
                    properties.id(),
                    properties.symbols(),
                    properties.sources(),
                    properties.benchmark(),
                    LocalDate.ofInstant(clock.instant(), ExchangeCalendar.ZONE));
        } catch (IllegalArgumentException e) {
            throw new BadSettings(String.valueOf(e.getMessage()));
        }
    }

    private void refuseUnusableAdvisors(DeskSettings settings) {
        Set<String> names = settings.everyAdvisor();
        Optional.ofNullable(properties.shadow()).ifPresent(names::add);
        advisors.check(names).ifPresent(problem -> {
            throw new BadSettings(problem);
        });
    }

    /** A shadow that is no longer configured keeps its record and gets no more days. */
    private void saveShadow(Desk desk) {
        if (properties.shadow() != null) {
            Desk shadow = desk.shadow(properties.shadow());
            desks.save(shadow);
            log.info("desk {} is shadowed by {}, advised by {}", desk.id(), shadow.id(), properties.shadow());
        } else {
            desks.find(desk.shadowId())
                    .filter(shadow -> shadow.settings().shadowOf().equals(Optional.of(desk.id())))
                    .ifPresent(shadow -> desks.save(shadow.withActive(false)));
        }
    }
}
