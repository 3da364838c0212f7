package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.testing.Await;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deployment at the start against a gateway that refuses, is away, or accepts. */
class ModelDeploymentTest {
    private final FakeGateway gateway = new FakeGateway();
    private int port;
    private Server server;
    private CamundaClient client;
    private ModelDeployment deployment;

    @AfterEach
    void stop() {
        if (deployment != null) {
            deployment.stop();
        }
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Test
    void allModelsGoInOneDeployment() throws IOException {
        listen(freePort());
        deployment().start();
        assertThat(deployment.isDone()).isTrue();
        assertThat(deployment.waitsFor()).isEmpty();
        assertThat(gateway.deployed.get())
                .contains("trading-day.bpmn", "approval-policy.dmn", "approve-order.form")
                .doesNotHaveDuplicates();
    }

    @Test
    void engineThatIsAway_isWaitedForAndNamed() throws IOException {
        port = freePort();
        deployment().start();
        assertThat(deployment.isDone()).isFalse();
        assertThat(deployment.waitsFor())
                .isEqualTo("the engine at http://127.0.0.1:%d is not reachable".formatted(port));
        assertThat(new ModelDeploymentHealth(deployment).health().getDetails())
                .containsEntry("waitsFor", deployment.waitsFor());
        listen(port);
        Await.until("the deployment", Await.PATIENCE, deployment::isDone, Boolean::booleanValue);
        assertThat(new ModelDeploymentHealth(deployment).health().getDetails()).isEmpty();
    }

    @Test
    void engineThatGivesNoAnswerInTime_isAskedAgain() throws IOException {
        gateway.refusals.add(Status.DEADLINE_EXCEEDED);
        gateway.refusals.add(Status.RESOURCE_EXHAUSTED);
        listen(freePort());
        deployment().start();
        assertThat(deployment.isDone()).isFalse();
        assertThat(deployment.waitsFor()).endsWith("is starting: it has no leader yet");
        Await.until("the deployment", Await.PATIENCE, deployment::isDone, Boolean::booleanValue);
        assertThat(gateway.refusals).isEmpty();
    }

    @Test
    void modelThatTheEngineRefuses_endsTheStartWithTheReason() throws IOException {
        gateway.refusals.add(Status.INVALID_ARGUMENT.withDescription("trading-day.bpmn: no start event"));
        listen(freePort());
        assertThatThrownBy(() -> deployment().start())
                .isInstanceOf(ClientStatusException.class)
                .hasMessageContaining("no start event");
    }

    private ModelDeployment deployment() {
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + port))
                .preferRestOverGrpc(false)
                .build();
        deployment = new ModelDeployment(client);
        return deployment;
    }

    private void listen(int on) throws IOException {
        port = on;
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", on))
                .addService(gateway)
                .build()
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Refuses as told, then accepts. It has no brokers. */
    private static final class FakeGateway extends GatewayGrpc.GatewayImplBase {
        private final Queue<Status> refusals = new ConcurrentLinkedQueue<>();
        private final AtomicReference<List<String>> deployed = new AtomicReference<>(List.of());

        @Override
        public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> answer) {
            Status refusal = refusals.poll();
            if (refusal != null) {
                answer.onError(refusal.asRuntimeException());
                return;
            }
            deployed.set(
                    request.getResourcesList().stream().map(r -> r.getName()).toList());
            answer.onNext(DeployResourceResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void topology(TopologyRequest request, StreamObserver<TopologyResponse> answer) {
            answer.onNext(TopologyResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }
}
