package chat.baton.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one process can do to another. */
final class Signals {

    private Signals() {}

    /** @param name as {@code kill} knows it, without {@code SIG} */
    static void send(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
