package io.bellwether.decision.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.platform.ValueModule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for readers outside the house: snake case, properties in the order of the records, amounts as plain numbers (a
 * model calculates with them), times as ISO text.
 */
final class ContextMapper {
    private ContextMapper() {}

    static JsonMapper create() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(ValueModule.amountsAsNumbers())
                .addMixIn(DeskContext.class, LaterFacts.class)
                .addMixIn(DeskContext.InstrumentFacts.class, LaterInstrumentFacts.class)
                .addMixIn(CostModel.class, LaterCosts.class)
                .build();
    }

    /** Facts that older contexts do not have: left out where they are absent, so that those keep their text. */
    private interface LaterFacts {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<BindingFacts> binding();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<RecordFacts> record();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<DeskContext.SegmentFacts> segment();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<ImpactSummary> impact();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<List<DeskContext.TalkFacts>> talk();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<DeskContext.MacroFacts> macro();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<List<DeskContext.CallFacts>> calls();
    }

    private interface LaterInstrumentFacts {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Long> volume();
    }

    private interface LaterCosts {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        Boolean regulatoryFees();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        Tariff tariff();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal maximumFeeShare();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal spreadBps();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal impact();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal interestRate();
    }

    /** Equal to what is left out: the desk's own commission, and zero. */
    static final class Unused {
        @Override
        public boolean equals(Object other) {
            return other == Tariff.OWN || other instanceof BigDecimal value && value.signum() == 0;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
