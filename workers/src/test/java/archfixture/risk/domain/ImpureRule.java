package archfixture.risk.domain;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Planted: Spring in a domain, the wall clock, binary money. */
@Component
class ImpureRule {
    double price = Instant.now().getEpochSecond();
}
