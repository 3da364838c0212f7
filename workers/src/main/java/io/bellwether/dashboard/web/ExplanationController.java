package io.bellwether.dashboard.web;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.reporting.app.ExplainDecision;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The explanation of a decision as {@code ./bellwether explain} prints it; plain text, so that no advisor's word is markup. */
@RestController
class ExplanationController {
    private static final MediaType PLAIN_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final ExplainDecision explainDecision;

    ExplanationController(ExplainDecision explainDecision) {
        this.explainDecision = explainDecision;
    }

    /** The decision's explanation, or that of the decision an order came from; 404 with a sentence when there is none. */
    @GetMapping("/explanations/{id}")
    ResponseEntity<String> explanation(@PathVariable("id") String id) {
        try {
            return page(HttpStatus.OK, new ExplanationPage().of(explainDecision.run(id), ExplanationPage.Extras.NONE));
        } catch (PermanentFault unknown) {
            return page(HttpStatus.NOT_FOUND, unknown.getMessage() + "\n");
        }
    }

    private static ResponseEntity<String> page(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(PLAIN_TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
