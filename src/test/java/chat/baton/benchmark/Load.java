package chat.baton.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Customers at one program, each with one message on its way. */
final class Load {

    private final Program program;
    private final Database database;
    private final List<Step> round;

    Load(Program program, Database database, List<Step> round) {
        this.program = program;
        this.database = database;
        this.round = round;
    }

    Figures run(List<Shopper> shoppers, Duration length) throws IOException, SQLException, InterruptedException {
        return measured(() -> goOn(shoppers, System.nanoTime() + length.toNanos()));
    }

    /** So many customers' messages in each webhook, and all of them answered before the next. */
    Figures inBatches(List<Shopper> shoppers, int size, Duration length)
            throws IOException, SQLException, InterruptedException {
        var end = System.nanoTime() + length.toNanos();
        return measured(() -> together(IntStream.range(0, shoppers.size() / size)
                .mapToObj(batch -> shoppers.subList(batch * size, (batch + 1) * size))
                .<Turns>map(batch -> answered -> {
                    do {
                        answered.addAll(Shopper.allGo(batch, round));
                    } while (System.nanoTime() < end);
                })
                .toList()));
    }

    /** So many messages a second, by each in turn, whether or not answers keep up; whoever is late has waited for that long already. */
    Figures atRate(List<Shopper> shoppers, double perSecond, Duration length)
            throws IOException, SQLException, InterruptedException {
        var end = System.nanoTime() + length.toNanos();
        return byTheClock(shoppers, perSecond, () -> System.nanoTime() < end, (shopper, late) -> shopper.goes(round)
                .after(late));
    }

    /** As {@link #atRate}, but nobody waits for an answer. @param on whether they write on */
    Figures written(List<Shopper> shoppers, double perSecond, BooleanSupplier on)
            throws IOException, SQLException, InterruptedException {
        return byTheClock(shoppers, perSecond, on, (shopper, late) -> shopper.writes(round)
                .acknowledgedAfter(late));
    }

    private Figures byTheClock(List<Shopper> shoppers, double perSecond, BooleanSupplier on, Turn turn)
            throws IOException, SQLException, InterruptedException {
        var pause = (long) (1e9 / perSecond);
        return measured(() -> {
            var start = System.nanoTime();
            return together(IntStream.range(0, shoppers.size())
                    .<Turns>mapToObj(place -> answered -> {
                        for (var due = start + place * pause; isDue(due, on); due += shoppers.size() * pause) {
                            var late = Math.max(0, System.nanoTime() - due);
                            answered.add(turn.take(shoppers.get(place), late));
                        }
                    })
                    .toList());
        });
    }

    private static boolean isDue(long due, BooleanSupplier on) {
        while (due > System.nanoTime()) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return on.getAsBoolean();
    }

    private interface Turn {
        /** @param late by how many ns it comes too late */
        Answered take(Shopper shopper, long late) throws InterruptedException;
    }

    interface Talks {
        List<Answered> go() throws InterruptedException;
    }

    interface Turns {
        void take(Queue<Answered> answered) throws InterruptedException;
    }

    private Figures measured(Talks talks) throws IOException, SQLException, InterruptedException {
        return measured(program.pid(), database, talks);
    }

    /** @param program the process that answers; it may be this one */
    static Figures measured(long program, Database database, Talks talks)
            throws IOException, SQLException, InterruptedException {
        var before = Spent.of(program, database);
        var start = System.nanoTime();
        var answered = talks.go();
        var seconds = (System.nanoTime() - start) / 1e9;
        var spent = Spent.of(program, database).since(before);
        var count = (double) answered.size();
        return new Figures(
                count / seconds,
                answered.stream().mapToInt(Answered::replies).sum() / seconds,
                (spent.program() + spent.server()) / count,
                (spent.all() - spent.program() - spent.server() - spent.customers()) / 1e3 / seconds,
                spent.counted().statements() / count,
                spent.counted().commits() / count,
                spent.counted().flushes() / count,
                spent.counted().wal() / 1024.0 / count,
                Figures.Times.of(answered, Answered::webhook),
                Figures.Times.of(answered, Answered::reply));
    }

    /** Each goes at least one step. @param until when nobody goes another, by {@link System#nanoTime} */
    private List<Answered> goOn(List<Shopper> shoppers, long until) throws InterruptedException {
        return together(shoppers.stream()
                .<Turns>map(shopper -> answered -> {
                    do {
                        answered.add(shopper.goes(round));
                    } while (System.nanoTime() < until);
                })
                .toList());
    }

    static List<Answered> together(List<Turns> all) throws InterruptedException {
        Queue<Answered> answered = new ConcurrentLinkedQueue<>();
        Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
        var threads = all.stream()
                .map(turns -> new Thread(() -> {
                    try {
                        turns.take(answered);
                    } catch (InterruptedException | RuntimeException e) {
                        faults.add(e);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.peek());
        }
        return new ArrayList<>(answered);
    }

    /** Each says one thing in the same instant. @return ms until all were answered */
    double atOnce(List<Shopper> shoppers) throws InterruptedException {
        var start = System.nanoTime();
        goOn(shoppers, start);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Milliseconds on processors, and what the database server counted. */
    private record Spent(long program, long server, long customers, long all, Database.Counted counted) {

        static Spent of(long program, Database database) throws IOException, SQLException {
            return new Spent(
                    Cpu.ofTree(program),
                    Cpu.ofTree(database.pid()),
                    Cpu.ofTree(ProcessHandle.current().pid()) - Cpu.ofTree(program),
                    Cpu.ofAll(),
                    database.counted());
        }

        Spent since(Spent earlier) {
            return new Spent(
                    program - earlier.program,
                    server - earlier.server,
                    customers - earlier.customers,
                    all - earlier.all,
                    counted.since(earlier.counted));
        }
    }
}
