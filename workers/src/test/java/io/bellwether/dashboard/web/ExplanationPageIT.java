package io.bellwether.dashboard.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.bellwether.desk.app.Desks;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page that the approval form links to. */
@DatabaseTest
class ExplanationPageIT {
    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Test
    void tellsTheWholeStoryOfADecisionAsPlainText() throws Exception {
        String decision = new SeededDesk(db, desks, "story").withDay().decisionId();
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        mvc.perform(get("/explanations/" + decision))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", startsWith("text/plain")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().string(startsWith("Morning session of Desk story")));
        mvc.perform(get("/explanations/nothing"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("there is no decision 'nothing'")));
    }
}
