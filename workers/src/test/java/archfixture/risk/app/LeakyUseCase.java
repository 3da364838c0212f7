package archfixture.risk.app;

import archfixture.risk.db.LeakyEntity;
import java.time.InstantSource;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Planted: JSON and a row in a use case, field injection, an old date, a clock, standard out. */
class LeakyUseCase {
    @Autowired
    JsonMapper json;

    LeakyEntity row;
    Date when;
    InstantSource clock;

    void run() {
        System.out.println(when);
    }

    @io.camunda.client.annotation.JobWorker(type = "misplaced")
    void handle() {}
}
