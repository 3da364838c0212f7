package io.bellwether.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxConfigTest {
    @TempDir
    Path folder;

    private SandboxConfig load(String yaml, Map<String, String> environment) throws IOException {
        return SandboxConfig.load(Files.writeString(folder.resolve("bellwether.yaml"), yaml), environment);
    }

    @Test
    void usesDefaultsWithoutFile() {
        var config = SandboxConfig.load(folder.resolve("bellwether.yaml"), Map.of());

        assertThat(config.ports().of(Port.GRPC)).isEqualTo(26500);
        assertThat(config.ports().of(Port.APP)).isEqualTo(8080);
        assertThat(config.maxHeap(ServiceName.BROKER)).isEqualTo("-Xmx512m");
    }

    @Test
    void takesPortsAndMemoryFromFile() throws IOException {
        var config = load("sandbox:\n  ports:\n    broker-rest: 8888\n  memory:\n    webapps: 1g\n", Map.of());

        assertThat(config.ports().of(Port.BROKER_REST)).isEqualTo(8888);
        assertThat(config.maxHeap(ServiceName.WEBAPPS)).isEqualTo("-Xmx1g");
    }

    @Test
    void prefersEnvironmentToFile() throws IOException {
        var config = load("sandbox: {ports: {app: 8090}}", Map.of("BELLWETHER_PORT_APP", "8091"));

        assertThat(config.ports().of(Port.APP)).isEqualTo(8091);
    }

    @Test
    void leavesOtherTopLevelKeysToTheApplication() throws IOException {
        assertThat(load("desk: {cash: 100}", Map.of()).ports().of(Port.SMTP)).isEqualTo(3025);
    }

    @Test
    void refusesUnknownKeyBelowSandbox() {
        assertThatThrownBy(() -> load("sandbox: {port: {app: 1}}", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith(
                        "the key 'sandbox.port' is unknown; correct or remove it. Known here: ports, memory.");
    }

    @Test
    void refusesUnknownPort() {
        assertThatThrownBy(() -> load("sandbox: {ports: {dashboard: 8090}}", Map.of()))
                .hasMessageContaining("the key 'sandbox.ports.dashboard' is unknown")
                .hasMessageContaining("mailbox, app");
    }

    @Test
    void refusesUnknownServiceAndBadSizeOfMemory() {
        assertThatThrownBy(() -> load("sandbox: {memory: {postgres: 1g}}", Map.of()))
                .hasMessageContaining("'sandbox.memory.postgres' is unknown");
        assertThatThrownBy(() -> load("sandbox: {memory: {app: lots}}", Map.of()))
                .hasMessageContaining("must be a size such as 512m or 1g, was 'lots'");
    }

    @Test
    void refusesValueThatIsNoPort() {
        assertThatThrownBy(() -> load("", Map.of("BELLWETHER_PORT_APP", "eighty")))
                .hasMessage("The environment variable BELLWETHER_PORT_APP must be a port number, was 'eighty'.");
        assertThatThrownBy(() -> load("sandbox: {ports: {app: 70000}}", Map.of()))
                .hasMessage("The port 'sandbox.ports.app' must be a number from 1 to 65535, was 70000.");
    }

    @Test
    void refusesOnePortForTwoServices() {
        assertThatThrownBy(() -> load("sandbox: {ports: {app: 8081}}", Map.of()))
                .hasMessage("Port 8081 is set for both 'sandbox.ports.webapps' and 'sandbox.ports.app'; give each its"
                        + " own number.");
    }

    @Test
    void refusesFileThatIsNoYaml() {
        assertThatThrownBy(() -> load("sandbox: [", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is not valid YAML");
    }
}
