package chat.baton.benchmark;

import chat.baton.Baton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** Baton on a machine whose clock is set while it runs: by as much as stands in the file that a system property names. */
final class JumpyClock extends Clock {

    static final String FILE = "baton.benchmark.clock";
    private static final long LOOK_AGAIN = 200;

    private final Path file = Path.of(System.getProperty(FILE));
    private volatile Duration off = Duration.ZERO;

    private JumpyClock() {
        var thread = new Thread(this::follow, "clock");
        thread.setDaemon(true);
        thread.start();
    }

    public static void main(String[] args) {
        var application = new SpringApplication(Baton.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("jumpyClock", Clock.class, JumpyClock::new, bean -> bean.setPrimary(true)));
        application.run(args);
    }

    /** Soon so. */
    static void set(Path file, Duration off) throws IOException {
        var next = file.resolveSibling("next");
        Files.writeString(next, off.toString());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void follow() {
        try {
            while (true) {
                off = Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO;
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Instant instant() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)).instant().plus(off);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
