package io.bellwether.decision.openai;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets that send at once (TCP_NODELAY). A request of more than one segment, such as a prompt, would otherwise wait
 * about 40 ms for the other side's delayed acknowledgement.
 */
final class PromptSockets extends SocketFactory {
    private final SocketFactory plain = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return atOnce(plain.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return atOnce(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return atOnce(plain.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return atOnce(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return atOnce(plain.createSocket(host, port, localHost, localPort));
    }

    private static Socket atOnce(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
