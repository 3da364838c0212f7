package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.Ports;
import io.bellwether.sandbox.process.HealthCheck;

/** Whether the engine takes commands: it is ready, and its gateway knows a healthy leader of the partition. */
final class BrokerHealth {
    private BrokerHealth() {}

    static HealthCheck check(Ports ports) {
        var ready = HealthCheck.http(
                "http://127.0.0.1:" + ports.of(Port.BROKER_MANAGEMENT) + "/actuator/health/readiness",
                body -> body.contains("\"status\":\"UP\""));
        var leader = HealthCheck.http(
                "http://127.0.0.1:" + ports.of(Port.BROKER_REST) + "/v2/topology",
                body -> body.contains("\"role\":\"leader\"") && body.contains("\"health\":\"healthy\""));
        return ready.and(leader);
    }
}
