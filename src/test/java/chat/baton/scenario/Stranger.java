package chat.baton.scenario;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Somebody at an address of their own who sends what they like, byte by byte. */
class Stranger implements Closeable {

    /** In milliseconds: whoever waits for others to be given up, after 20 seconds, has waited too long. */
    private static final int PATIENCE = 15_000;

    private final Socket socket = new Socket();

    /** @param address one of this machine, such as 127.0.0.7 */
    Stranger(String address, int port) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(PATIENCE);
    }

    Stranger sends(String text) throws IOException {
        return sends(text.getBytes(StandardCharsets.UTF_8));
    }

    Stranger sends(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends the same over and over, until nobody listens or it has been sent so often. @return how often it was sent */
    int sends(byte[] bytes, int most) {
        for (int sent = 0; sent < most; sent++) {
            try {
                sends(bytes);
            } catch (IOException e) {
                return sent;
            }
        }
        return most;
    }

    /** Everything until the connection is closed, be it because of what was sent and not read any more. */
    String reads() throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException e) {
            // What came before it was reset is the answer.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** The first line of the answer, whether or not the connection stays open. */
    String readsFirstLine() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
