package io.bellwether.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people look; base addresses without a trailing slash.
 *
 * @param dashboard the status page
 * @param operate Camunda Operate
 * @param tasklist Camunda Tasklist
 * @param mailbox the mailbox of the sandbox; empty when mail goes to a real server
 */
@ConfigurationProperties(prefix = "bellwether.links", ignoreUnknownFields = false)
public record LinkProperties(
        @DefaultValue("http://127.0.0.1:8080") String dashboard,
        @DefaultValue("http://127.0.0.1:8081/operate") String operate,
        @DefaultValue("http://127.0.0.1:8081/tasklist") String tasklist,
        @DefaultValue("") String mailbox) {

    /** The page that explains a decision. */
    public String explanation(String decisionId) {
        return dashboard + "/explanations/" + decisionId;
    }

    /** The page of one process instance in Operate. */
    public String operateInstance(long processInstanceKey) {
        return operate + "/processes/" + processInstanceKey;
    }
}
