package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.RefusedParameters;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Refused parameters in PostgreSQL, by advisor, model and value. */
@Repository
class JdbcRefusedParameters implements RefusedParameters {
    private final JdbcClient db;

    JdbcRefusedParameters(JdbcClient db) {
        this.db = db;
    }

    private record Row(RequestParameter parameter, String value) {}

    @Override
    public Set<RequestParameter> find(String advisor, AdvisorSettings settings) {
        return db
                .sql("select parameter, value from refused_parameter where advisor = :advisor and model = :model")
                .param("advisor", advisor)
                .param("model", settings.model())
                .query(ByName.rows(Row.class))
                .list()
                .stream()
                .filter(row -> row.parameter()
                        .sent(settings)
                        .filter(row.value()::equals)
                        .isPresent())
                .map(Row::parameter)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public boolean remember(
            String advisor, AdvisorSettings settings, RequestParameter parameter, String said, Instant asOf) {
        return db.sql("""
                        insert into refused_parameter (advisor, model, parameter, value, said, as_of)
                        values (:advisor, :model, :parameter, :value, :said, :asOf) on conflict do nothing
                        """)
                        .param("advisor", advisor)
                        .param("model", settings.model())
                        .param("parameter", parameter.name())
                        .param("value", parameter.sent(settings).orElse(""))
                        .param("said", said)
                        .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void forget(String advisor) {
        db.sql("delete from refused_parameter where advisor = :advisor")
                .param("advisor", advisor)
                .update();
    }
}
