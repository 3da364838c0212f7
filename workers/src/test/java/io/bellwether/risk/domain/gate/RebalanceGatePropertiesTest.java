package io.bellwether.risk.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.risk.domain.Basis;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.sizing.SizeBound;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever targets ask for, every limit that holds for an advisor's proposals holds too; each is inherited. */
class RebalanceGatePropertiesTest extends RiskGatePropertiesTest {
    @Override
    @Provide
    Arbitrary<RiskInputs> inputs() {
        return super.inputs().map(input -> input.on(Basis.TARGET));
    }

    @Property(tries = 10_000)
    void neverAsksForAForecast(@ForAll("inputs") RiskInputs input) {
        for (ProposalResult result : RiskGate.run(input).results()) {
            assertThat(result.verdicts())
                    .filteredOn(verdict ->
                            verdict.rule() == RuleName.CONVICTION || verdict.rule() == RuleName.EXPECTED_VALUE)
                    .allMatch(verdict -> verdict.passed() && verdict.numbers().isEmpty());
            result.sizing()
                    .ifPresent(sizing ->
                            assertThat(sizing.bounds()).doesNotContainKeys(SizeBound.KELLY, SizeBound.ADVISOR));
        }
    }
}
