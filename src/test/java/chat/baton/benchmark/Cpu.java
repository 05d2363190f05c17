package chat.baton.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What Linux has counted: time on processors, in ms, with a tick of 10 ms; and memory. */
final class Cpu {

    private static final long MS_PER_TICK = 10;

    private Cpu() {}

    /** Of a process, its ended children, and its living ones. */
    static long ofTree(long pid) throws IOException {
        var total = 0L;
        try (var processes = Files.list(Path.of("/proc"))) {
            for (var process : processes.filter(Cpu::isProcess).toList()) {
                var fields = stat(process);
                if (fields.length > 0 && process.endsWith(String.valueOf(pid))) {
                    total += sum(fields, 11, 14);
                } else if (fields.length > 0 && fields[1].equals(String.valueOf(pid))) {
                    total += sum(fields, 11, 12);
                }
            }
        }
        return total;
    }

    private static boolean isProcess(Path path) {
        return path.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    /** The fields after the name, which may hold spaces: 1 is the parent, 11 to 14 are times. */
    private static String[] stat(Path process) {
        try {
            var line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }

    private static long sum(String[] fields, int from, int to) {
        return Arrays.stream(fields, from, to + 1).mapToLong(Long::parseLong).sum() * MS_PER_TICK;
    }

    /** Of everything on this machine. */
    static long ofAll() throws IOException {
        var first = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
        // user, nice, system; irq and softirq are work too, idle and waiting are not.
        var fields = first.trim().split("\\s+");
        return Stream.of(1, 2, 3, 6, 7)
                        .mapToLong(at -> Long.parseLong(fields[at]))
                        .sum()
                * MS_PER_TICK;
    }

    /** @return MiB that a process has in memory */
    static long resident(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }
}
