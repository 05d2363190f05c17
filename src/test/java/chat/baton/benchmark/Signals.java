package chat.baton.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What one process can do to another. */
final class Signals {

    private Signals() {}

    /** @param name as {@code kill} knows it, without {@code SIG} */
    static void send(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var pids =
                processes.stream().map(process -> String.valueOf(process.pid())).collect(Collectors.joining(" "));
        // The shell has it built in; as a program it is not on every machine.
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids)
                .inheritIO()
                .start()
                .waitFor();
    }
}
