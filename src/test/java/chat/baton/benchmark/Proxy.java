package chat.baton.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between programs and a server on this machine, so that their connections can be cut. */
final class Proxy implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;

    Proxy(int target) throws IOException {
        this.target = target;
        inBackground(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closedOrNobodyThere) {
                // Whoever came in finds their connection closed.
            }
        }
    }

    private void connect(Socket from) throws IOException {
        open.add(from);
        try {
            var to = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(to);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            inBackground(() -> carry(from, to));
            inBackground(() -> carry(to, from));
        } catch (IOException nobodyThere) {
            cut(from);
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed below.
        }
        cut(from);
        cut(to);
    }

    private void cut(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever is going on over them. */
    int cutAll() {
        var found = Set.copyOf(open);
        found.forEach(this::cut);
        return found.size() / 2;
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAll();
    }
}
